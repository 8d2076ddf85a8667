package dev.gleaner.event.read;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** An audit event, a Kubernetes event, and the forms in which carriers write them. */
final class CarriedForms {
    static final String AUDIT = audit("1", "delete", "web-0");
    static final String SECOND = audit("2", "create", "db");
    static final String EVENT = "{\"metadata\":{\"name\":\"e\",\"namespace\":\"shop\"},"
            + "\"involvedObject\":{\"kind\":\"Pod\",\"namespace\":\"shop\",\"name\":\"web-0\"},\"reason\":\"Killing\"}";
    static final String NOTICE = "{\"verb\":\"ADDED\",\"event\":" + EVENT + "}";
    static final String API_SERVER =
            "{\"pod_name\":\"kube-apiserver-1\",\"namespace_name\":\"kube-system\",\"container_name\":\"kube-apiserver\"}";
    static final String TENANT = "{\"pod_name\":\"kube-apiserver-1\",\"namespace_name\":\"tenant\"}";

    static final String FALCO =
            "{\"output\":\"exec\",\"priority\":\"Notice\",\"rule\":\"Attach/Exec Pod\",\"source\":\"k8s_audit\",\"time\":"
                    + "\"2024-05-02T10:00:01.012345678Z\",\"output_fields\":{\"jevt.time\":\"10:00:01\",\"ka.user.name\":"
                    + "\"alice\",\"ka.user.groups\":[\"dev\"],\"ka.verb\":\"create\",\"ka.target.resource\":\"pods\","
                    + "\"ka.target.subresource\":\"exec\",\"ka.target.namespace\":\"shop\",\"ka.target.name\":\"web-0\","
                    + "\"ka.response.code\":\"201\",\"ka.impuser.name\":null,\"ka.useragent\":\"<NA>\",\"ka.sourceips\":"
                    + "[\"10.0.0.9\"]}}";

    private CarriedForms() {}

    static String audit(String id, String verb, String name) {
        return "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\",\"auditID\":\"" + id
                + "\",\"stage\":\"ResponseComplete\",\"requestURI\":\"/api/v1/namespaces/shop/pods/" + name
                + "\",\"verb\":\"" + verb + "\",\"user\":{\"username\":\"alice\"},\"objectRef\":{\"resource\":\"pods\","
                + "\"namespace\":\"shop\",\"name\":\"" + name
                + "\",\"apiVersion\":\"v1\"},\"responseStatus\":{\"metadata\":"
                + "{},\"code\":200},\"requestReceivedTimestamp\":\"2024-05-02T10:00:01.000000Z\","
                + "\"stageTimestamp\":\"2024-05-02T10:00:01.012345Z\"}";
    }

    static String quoted(String text) {
        return new String(JsonText.of(Tree.text(text)).toBytes(), StandardCharsets.UTF_8);
    }

    static String line(String text, String logtag, String kubernetes) {
        return "{\"stream\":\"stdout\",\"logtag\":\"" + logtag + "\",\"message\":" + quoted(text) + ",\"kubernetes\":"
                + kubernetes + "}";
    }

    static String docker(String text) {
        return "{\"log\":" + quoted(text) + ",\"stream\":\"stdout\",\"time\":\"2024-05-02T10:00:01.1Z\","
                + "\"kubernetes\":" + API_SERVER + "}";
    }

    static String cloudWatch(String stream, String message) {
        return "{\"timestamp\":1700000000000,\"message\":" + quoted(message) + ",\"logStreamName\":\"" + stream
                + "\",\"ingestionTime\":1700000000001}";
    }

    static String pretty(String json) {
        return ((Tree.Mapping) JsonText.of(json).tree()).toJson();
    }

    static String bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.toString(bytes);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64Gzip(String text) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(compressed.toByteArray());
    }

    static String yaml(String json) {
        return JsonText.of(json).tree().toYaml().replaceFirst("kind: Event\n", "");
    }

    static String item(String json) {
        return "- " + yaml(json).strip().replace("\n", "\n  ") + "\n";
    }

    static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** An event without objects: each name is the path to the value. */
    static Tree.Mapping flat(String json) {
        return Tree.mapping(
                all -> addFlat(all, "", (Tree.Mapping) JsonText.of(json).tree()));
    }

    private static void addFlat(Tree.MappingBuilder all, String path, Tree.Mapping object) {
        object.fields().forEach(field -> {
            if (field.value() instanceof Tree.Mapping inner) {
                addFlat(all, path + field.name() + ".", inner);
            } else {
                all.put(path + field.name(), field.value());
            }
        });
    }

    private static String value(Tree value) {
        return value instanceof Tree.Text text ? text.value() : value.toJsonLine();
    }

    static String csv(Tree.Mapping... rows) {
        StringBuilder csv = new StringBuilder("created,host");
        rows[0].fields().forEach(field -> csv.append(',').append(field.name()));
        for (Tree.Mapping row : rows) {
            csv.append("\n\"May 2, 2024\",");
            row.fields().forEach(field -> csv.append(',').append(cell(value(field.value()))));
        }
        return csv.toString();
    }

    static String columns(String row) {
        return ((Tree.Mapping) JsonText.of(row).tree())
                .fields().stream()
                        .map(field -> "{\"name\":" + quoted(field.name()) + "}")
                        .collect(Collectors.joining(","));
    }

    static String cells(String row) {
        return ((Tree.Mapping) JsonText.of(row).tree())
                .fields().stream().map(field -> field.value().toJsonLine()).collect(Collectors.joining(","));
    }

    static String pairs(String name, Tree.Mapping object) {
        return object.fields().stream()
                .map(field -> "{\"" + name + "\":" + quoted(field.name()) + ",\"value\":" + quoted(value(field.value()))
                        + "}")
                .collect(Collectors.joining(","));
    }

    static String lists(Tree.Mapping object) {
        return Tree.mapping(lists ->
                        object.fields().forEach(field -> lists.put(field.name(), Tree.sequence(field.value()))))
                .toJsonLine();
    }

    static String openTelemetry(Tree tree) {
        if (tree instanceof Tree.Mapping mapping) {
            return "{\"kvlistValue\":{\"values\":["
                    + mapping.fields().stream()
                            .map(field -> "{\"key\":" + quoted(field.name()) + ",\"value\":"
                                    + openTelemetry(field.value()) + "}")
                            .collect(Collectors.joining(","))
                    + "]}}";
        }
        return tree instanceof Tree.Text
                ? "{\"stringValue\":" + tree.toJsonLine() + "}"
                : "{\"intValue\":\"" + tree.toJsonLine() + "\"}";
    }

    static String gelf(String audit) {
        String fields = audit.substring(1)
                .replaceAll(
                        "\"(kind|apiVersion|level|auditID|stage|requestURI|verb|user|objectRef"
                                + "|responseStatus|requestReceivedTimestamp|stageTimestamp)\":(?=[\"{])",
                        "\"_$1\":")
                .replace("\"_apiVersion\":\"v1\"", "\"apiVersion\":\"v1\"");
        return "{\"version\":\"1.0\",\"host\":\"n\",\"level\":1,\"short_message\":\"(no message)\"," + fields;
    }

    /** The row of a table with a column for each field; the columns of parts are JSON in a text. */
    static String aks(String audit) {
        Tree.Mapping event = (Tree.Mapping) JsonText.of(audit).tree();
        return Tree.mapping(row -> event.fields().forEach(field -> {
                    String column = Character.toUpperCase(field.name().charAt(0))
                            + field.name().substring(1);
                    boolean isPart = field.value() instanceof Tree.Mapping;
                    row.put(
                            column.replace("ID", "Id").replace("URI", "Uri").replace("Timestamp", "Time"),
                            isPart ? Tree.text(field.value().toJsonLine()) : field.value());
                }))
                .toJsonLine()
                .replace("StageTime", "StageReceivedTime");
    }
}
