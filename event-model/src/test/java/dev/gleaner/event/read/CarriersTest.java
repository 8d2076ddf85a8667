package dev.gleaner.event.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.audit.AuditEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the carriers of records give, each in the form in which people keep it. */
class CarriersTest {
    private static final String AUDIT = audit("1", "delete", "web-0");
    private static final String SECOND = audit("2", "create", "db");
    private static final String EVENT = "{\"metadata\":{\"name\":\"e\",\"namespace\":\"shop\"},"
            + "\"involvedObject\":{\"kind\":\"Pod\",\"namespace\":\"shop\",\"name\":\"web-0\"},\"reason\":\"Killing\"}";
    private static final String NOTICE = "{\"verb\":\"ADDED\",\"event\":" + EVENT + "}";
    private static final String API_SERVER =
            "{\"pod_name\":\"kube-apiserver-1\",\"namespace_name\":\"kube-system\",\"container_name\":\"kube-apiserver\"}";
    private static final String TENANT = "{\"pod_name\":\"kube-apiserver-1\",\"namespace_name\":\"tenant\"}";

    private static final String FALCO =
            "{\"output\":\"exec\",\"priority\":\"Notice\",\"rule\":\"Attach/Exec Pod\",\"source\":\"k8s_audit\",\"time\":"
                    + "\"2024-05-02T10:00:01.012345678Z\",\"output_fields\":{\"jevt.time\":\"10:00:01\",\"ka.user.name\":"
                    + "\"alice\",\"ka.user.groups\":[\"dev\"],\"ka.verb\":\"create\",\"ka.target.resource\":\"pods\","
                    + "\"ka.target.subresource\":\"exec\",\"ka.target.namespace\":\"shop\",\"ka.target.name\":\"web-0\","
                    + "\"ka.response.code\":\"201\",\"ka.impuser.name\":null,\"ka.useragent\":\"<NA>\",\"ka.sourceips\":"
                    + "[\"10.0.0.9\"]}}";

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

    private static String line(String text, String logtag, String kubernetes) {
        return "{\"stream\":\"stdout\",\"logtag\":\"" + logtag + "\",\"message\":" + quoted(text) + ",\"kubernetes\":"
                + kubernetes + "}";
    }

    private static String docker(String text) {
        return "{\"log\":" + quoted(text) + ",\"stream\":\"stdout\",\"time\":\"2024-05-02T10:00:01.1Z\","
                + "\"kubernetes\":" + API_SERVER + "}";
    }

    static Stream<Arguments> carriers() {
        String both = AUDIT + "," + SECOND;
        String texts = quoted(AUDIT) + "," + quoted(SECOND);
        String half = AUDIT.substring(0, 300);
        String rest = AUDIT.substring(300);
        return Stream.of(
                argumentSet(
                        "Splunk's events",
                        "{\"time\":1.1,\"host\":\"n\",\"event\":" + AUDIT + "}{\"event\":" + SECOND + "}"),
                argumentSet(
                        "Splunk's events as texts",
                        "{\"event\":" + quoted(AUDIT) + "}\n{\"event\":" + quoted(SECOND) + "}"),
                argumentSet(
                        "Splunk's export",
                        "{\"preview\":false,\"result\":{\"_raw\":" + quoted(AUDIT) + ",\"_time\":\"x\"}}\n"
                                + "{\"preview\":false,\"lastrow\":true,\"result\":{\"_raw\":" + quoted(SECOND) + "}}"),
                argumentSet(
                        "GELF",
                        "{\"version\":\"1.1\",\"host\":\"n\",\"short_message\":\"m\",\"full_message\":" + quoted(AUDIT)
                                + "}\n" + gelf(SECOND)),
                argumentSet(
                        "Loki's API",
                        "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[{\"stream\":{\"job\":\"a\"},"
                                + "\"values\":[[\"1714644001000000000\"," + quoted(AUDIT) + "],[\"17\","
                                + quoted(SECOND)
                                + "]]}]}}"),
                argumentSet(
                        "logcli",
                        "2024-05-02T10:00:01Z {job=\"audit\"} " + AUDIT + "\n"
                                + "{\"labels\":{\"job\":\"a\"},\"line\":" + quoted(SECOND)
                                + ",\"timestamp\":\"2024-05-02T10:00:01Z\"}"),
                argumentSet(
                        "a search of Elasticsearch",
                        "{\"took\":3,\"hits\":{\"total\":{\"value\":2},\"hits\":[{\"_index\":\"i\",\"_source\":" + AUDIT
                                + "},{\"_source\":{\"@timestamp\":\"x\",\"log\":" + quoted(SECOND) + "}}]}}"),
                argumentSet(
                        "CloudWatch",
                        "{\"events\":[{\"message\":" + quoted(AUDIT) + "},{\"timestamp\":1,\"message\":"
                                + quoted(SECOND) + "}],\"nextToken\":null}"),
                argumentSet(
                        "a subscription of CloudWatch",
                        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"id\":\"1\",\"message\":" + quoted(AUDIT)
                                + "},{\"id\":\"2\",\"message\":" + quoted(SECOND) + "}]}"),
                argumentSet(
                        "Event Hub",
                        "{\"records\":[{\"category\":\"kube-audit\",\"properties\":{\"log\":" + quoted(AUDIT + "\n")
                                + ",\"stream\":\"stdout\",\"pod\":\"kube-apiserver-5d\"}},{\"properties\":{\"log\":"
                                + quoted(SECOND) + ",\"stream\":\"stdout\",\"pod\":\"kube-apiserver-5d\"}}]}"),
                argumentSet("Log Analytics", "[{\"log_s\":" + quoted(AUDIT) + "},{\"log_s\":" + quoted(SECOND) + "}]"),
                argumentSet("Log Analytics, by columns", aks(AUDIT) + "\n" + aks(SECOND)),
                argumentSet(
                        "OpenShift",
                        "{\"@timestamp\":\"x\",\"log_type\":\"audit\",\"structured\":" + AUDIT + "}\n"
                                + SECOND.replaceFirst("\\{", "{\"@timestamp\":\"x\",\"openshift\":{\"sequence\":1},")),
                argumentSet(
                        "the Elastic agent",
                        "{\"ecs\":{},\"kubernetes\":{\"audit\":" + AUDIT + "}}\n{\"kubernetes\":" + "{\"audit\":"
                                + SECOND + "}}"),
                argumentSet(
                        "fluentd's file",
                        "2024-05-02T10:00:01+00:00\tkube-audit\t" + AUDIT + "\n2024-05-02T10:00:01+00:00\tkube-audit\t"
                                + SECOND),
                argumentSet(
                        "fluentd's output",
                        "2024-05-02 10:00:01.000000000 +0000 kube-audit: " + AUDIT
                                + "\n2024-05-02 10:00:01.000000000 +0000 kube-audit: " + SECOND),
                argumentSet("names of nodes", "master-0 " + AUDIT + "\n[pod/a/b] " + SECOND),
                argumentSet(
                        "syslog",
                        "<14>May  2 10:00:01 node-1 audit: " + AUDIT + "\n<14>1 2024-05-02T10:00:01.1Z h a - - - "
                                + SECOND),
                argumentSet("klog", "I0502 10:00:01.123456       1 sink.go:42] " + AUDIT + "\n" + SECOND),
                argumentSet(
                        "parts of the runtime",
                        line(half, "P", API_SERVER) + "\n" + line("x", "F", TENANT) + "\n" + line(rest, "F", API_SERVER)
                                + "\n" + line(SECOND, "F", API_SERVER)),
                argumentSet(
                        "parts of Docker", docker(half) + "\n" + docker(rest + "\n") + "\n" + docker(SECOND + "\n")),
                argumentSet("a list in an object", "{\"meta\":1,\"data\":[" + both + "]}"),
                argumentSet("texts in an object", "{\"meta\":1,\"data\":[" + texts + "]}"),
                argumentSet("texts", quoted(AUDIT) + "\n[" + quoted(SECOND) + "]"),
                argumentSet("Splunk's table", "\"_time\",\"_raw\"\r\n\"x\"," + cell(AUDIT) + "\r\n," + cell(SECOND)),
                argumentSet("a table of one column", "_raw\n" + cell(AUDIT) + "\n" + cell(SECOND)),
                argumentSet("a table with tabs", "time\tmessage\nx\t" + cell(AUDIT) + "\ny\t" + cell(SECOND)),
                argumentSet("a table by columns", csv(flat(AUDIT), flat(SECOND))),
                argumentSet(
                        "columns and rows",
                        "{\"tables\":[{\"columns\":[{\"name\":\"time\"},{\"name\":\"log_s\"}],\"rows\":[[1,"
                                + quoted(AUDIT) + "],[2," + quoted(SECOND) + "]]}]}"),
                argumentSet(
                        "columns and rows by columns",
                        "{\"tables\":[{\"columns\":[" + columns(aks(AUDIT)) + "],\"rows\":[[" + cells(aks(AUDIT))
                                + "],[" + cells(aks(SECOND)) + "]]}]}"),
                argumentSet(
                        "CloudWatch Logs Insights",
                        "{\"results\":[[" + pairs("field", flat(AUDIT)) + "],[" + pairs("field", flat(SECOND)) + "]]}"),
                argumentSet(
                        "OpenTelemetry",
                        "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":{\"stringValue\":"
                                + quoted(AUDIT) + "}},{\"body\":"
                                + openTelemetry(JsonText.of(SECOND).tree()) + "}]}]}]}"),
                argumentSet(
                        "flattened",
                        flat(AUDIT).toJsonLine() + "\n{\"result\":"
                                + flat(SECOND).toJsonLine() + "}"),
                argumentSet(
                        "fields of Elasticsearch",
                        "{\"hits\":[{\"fields\":" + lists(flat(AUDIT)) + "},{\"fields\":" + lists(flat(SECOND))
                                + "}]}"),
                argumentSet(
                        "Splunk's fields beside the record",
                        "{\"result\":{\"auditID\":\"1\",\"stage\":\"s\",\"verb\":\"get\",\"_raw\":" + quoted(AUDIT)
                                + "}}\n" + SECOND),
                argumentSet(
                        "fluent-bit's output",
                        "[0] kube: [[1714644001.100000000, {}], {\"log\"=>\"" + AUDIT + "\"}]\n"
                                + "[1] kube: [1714644001.100000000, {\"message\"=>\"" + SECOND + "\"}]"),
                argumentSet(
                        "syslog with data",
                        "<14>1 2024-05-02T10:00:01.1Z h a - - [x@1 a=\"{b\\\"]\"][y] " + AUDIT + "\n" + SECOND),
                argumentSet(
                        "cells over several lines",
                        "time,message,host\r\nx," + cell(pretty(AUDIT)) + ",n\r\ny,\""
                                + cell(SECOND + "\n").substring(1) + ",n\r\n"),
                argumentSet(
                        "a table of one column over several lines",
                        "_raw\n" + cell(pretty(AUDIT)) + "\n" + cell(SECOND)),
                argumentSet(
                        "a journal in bytes",
                        "{\"PRIORITY\":\"6\",\"MESSAGE\":" + bytes(AUDIT) + "}\n{\"MESSAGE\":" + bytes("x " + SECOND)
                                + ",\"_PID\":\"1\"}"),
                argumentSet(
                        "Kinesis",
                        "{\"Records\":[{\"kinesis\":{\"partitionKey\":\"p\",\"data\":\"" + base64(AUDIT)
                                + "\"}},{\"Data\":\"" + base64(SECOND + "\n") + "\"}]}"),
                argumentSet(
                        "Firehose, several lines",
                        "{\"records\":[{\"recordId\":\"1\",\"data\":\"" + base64(AUDIT + "\n" + SECOND + "\n")
                                + "\"}]}"),
                argumentSet(
                        "Firehose, compressed",
                        "{\"records\":[{\"data\":\""
                                + base64Gzip("{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":"
                                        + quoted(AUDIT) + "},{\"message\":" + quoted(SECOND) + "}]}")
                                + "\"}]}"),
                argumentSet(
                        "a subscription of CloudWatch, compressed",
                        "{\"awslogs\":{\"data\":\""
                                + base64Gzip("{\"logEvents\":[{\"message\":" + quoted(AUDIT) + "}]}") + "\"}}\n"
                                + SECOND),
                argumentSet(
                        "CloudWatch, split",
                        "{\"events\":[{\"logStreamName\":\"a\",\"message\":" + quoted(half) + ",\"eventId\":\"1\"},"
                                + "{\"logStreamName\":\"a\",\"message\":" + quoted(rest.substring(0, 9))
                                + "},{\"logStreamName\":\"a\",\"message\":" + quoted(rest.substring(9))
                                + "},{\"logStreamName\":\"a\",\"message\":" + quoted(SECOND) + "}]}"),
                argumentSet(
                        "CloudWatch, split, between messages of another stream",
                        "{\"events\":[" + cloudWatch("a", half) + "," + cloudWatch("b", "a text") + ","
                                + cloudWatch("a", rest) + "," + cloudWatch("b", SECOND) + "]}"),
                argumentSet(
                        "CloudWatch, split, a message a line",
                        cloudWatch("a", half) + "\n" + cloudWatch("b", SECOND.substring(0, 20)) + "\n"
                                + cloudWatch("a", rest.substring(0, 9)) + "\n" + cloudWatch("a", rest.substring(9))
                                + "\n" + cloudWatch("b", SECOND.substring(20))),
                argumentSet(
                        "fields of the line in the record",
                        "{\"stream\":\"stdout\",\"logtag\":\"F\",\"kubernetes\":" + API_SERVER + ","
                                + AUDIT.substring(1) + "\n{\"log\":" + SECOND + ",\"stream\":\"stdout\",\"kubernetes\":"
                                + API_SERVER + "}"),
                argumentSet("YAML", yaml(AUDIT) + "---\n" + yaml(SECOND)),
                argumentSet(
                        "a list in YAML",
                        "apiVersion: audit.k8s.io/v1\nitems:\n" + item(AUDIT) + item(SECOND) + "kind: EventList\n"));
    }

    private static String cloudWatch(String stream, String message) {
        return "{\"timestamp\":1700000000000,\"message\":" + quoted(message) + ",\"logStreamName\":\"" + stream
                + "\",\"ingestionTime\":1700000000001}";
    }

    private static String pretty(String json) {
        return ((Tree.Mapping) JsonText.of(json).tree()).toJson();
    }

    private static String bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.toString(bytes);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64Gzip(String text) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(compressed.toByteArray());
    }

    private static String yaml(String json) {
        return JsonText.of(json).tree().toYaml().replaceFirst("kind: Event\n", "");
    }

    private static String item(String json) {
        return "- " + yaml(json).strip().replace("\n", "\n  ") + "\n";
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** An event without objects: each name is the path to the value. */
    private static Tree.Mapping flat(String json) {
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

    private static String csv(Tree.Mapping... rows) {
        StringBuilder csv = new StringBuilder("created,host");
        rows[0].fields().forEach(field -> csv.append(',').append(field.name()));
        for (Tree.Mapping row : rows) {
            csv.append("\n\"May 2, 2024\",");
            row.fields().forEach(field -> csv.append(',').append(cell(value(field.value()))));
        }
        return csv.toString();
    }

    private static String columns(String row) {
        return ((Tree.Mapping) JsonText.of(row).tree())
                .fields().stream()
                        .map(field -> "{\"name\":" + quoted(field.name()) + "}")
                        .collect(Collectors.joining(","));
    }

    private static String cells(String row) {
        return ((Tree.Mapping) JsonText.of(row).tree())
                .fields().stream().map(field -> field.value().toJsonLine()).collect(Collectors.joining(","));
    }

    private static String pairs(String name, Tree.Mapping object) {
        return object.fields().stream()
                .map(field -> "{\"" + name + "\":" + quoted(field.name()) + ",\"value\":" + quoted(value(field.value()))
                        + "}")
                .collect(Collectors.joining(","));
    }

    private static String lists(Tree.Mapping object) {
        return Tree.mapping(lists ->
                        object.fields().forEach(field -> lists.put(field.name(), Tree.sequence(field.value()))))
                .toJsonLine();
    }

    private static String openTelemetry(Tree tree) {
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

    private static String gelf(String audit) {
        String fields = audit.substring(1)
                .replaceAll(
                        "\"(kind|apiVersion|level|auditID|stage|requestURI|verb|user|objectRef"
                                + "|responseStatus|requestReceivedTimestamp|stageTimestamp)\":(?=[\"{])",
                        "\"_$1\":")
                .replace("\"_apiVersion\":\"v1\"", "\"apiVersion\":\"v1\"");
        return "{\"version\":\"1.0\",\"host\":\"n\",\"level\":1,\"short_message\":\"(no message)\"," + fields;
    }

    /** The row of a table with a column for each field; the columns of parts are JSON in a text. */
    private static String aks(String audit) {
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

    @ParameterizedTest
    @MethodSource("carriers")
    void bothRequestsAreRead(String text) {
        Log<AuditEvent> log = AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        List<String> activities = new ArrayList<>();
        try (Stream<Activity> read = Activities.of(log.events())) {
            read.forEach(activity -> activities.add(activity.inWords() + " "
                    + activity.took().map(d -> d.toMillis()).orElse(-1L)));
        }
        assertThat(activities)
                .containsExactly(
                        "alice delete pods shop/web-0: allowed, 200 12", "alice create pods shop/db: allowed, 200 12");
        assertThat(log.findings().first()).isEmpty();
    }

    static Stream<Arguments> carriersOfEvents() {
        String newer = "{\"kind\":\"Event\",\"apiVersion\":\"events.k8s.io/v1\",\"metadata\":{\"name\":\"e\","
                + "\"namespace\":\"shop\"},\"regarding\":{\"kind\":\"Pod\",\"namespace\":\"shop\",\"name\":\"web-0\"},"
                + "\"reason\":\"Killing\",\"note\":\"n\",\"deprecatedCount\":3}";
        return Stream.of(
                argumentSet("an event", EVENT, "", 1),
                argumentSet("a newer event", newer, "", 3),
                argumentSet("a watch", "{\"type\":\"MODIFIED\",\"object\":" + newer + "}", "UPDATED", 3),
                argumentSet("a notice", NOTICE, "ADDED", 1),
                argumentSet(
                        "a notice in capitals",
                        "{\"Verb\":\"ADDED\",\"Event\":" + EVENT + ",\"OldEvent\":null}",
                        "ADDED",
                        1),
                argumentSet("in a namespace of keys", "{\"k8s_event\":" + NOTICE + "}", "ADDED", 1),
                argumentSet("in GELF", "{\"version\":\"1.1\",\"short_message\":" + quoted(NOTICE) + "}", "ADDED", 1),
                argumentSet("in Google's log", "{\"insertId\":\"q\",\"jsonPayload\":" + EVENT + "}", "", 1),
                argumentSet("behind a header", "I0502 10:00:01.123456       1 glogsink.go:42] " + NOTICE, "ADDED", 1));
    }

    @ParameterizedTest
    @MethodSource("carriersOfEvents")
    void theEventIsRead(String text, String verb, int times) {
        var log = EventLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).singleElement().satisfies(notice -> {
            assertThat(notice.verb()).isEqualTo(verb);
            assertThat(notice.event().occurrences()).isEqualTo(times);
            assertThat(notice.event().involvedObject().name()).isEqualTo("web-0");
        });
        assertThat(log.findings().first()).isEmpty();
    }

    static Stream<Arguments> forged() {
        return Stream.of(
                argumentSet("in a line", line(AUDIT, "F", TENANT)),
                argumentSet(
                        "in parts",
                        line(AUDIT.substring(0, 99), "P", TENANT) + "\n" + line(AUDIT.substring(99), "F", TENANT)),
                argumentSet(
                        "in a field of a line",
                        "{\"stream\":\"stdout\",\"message\":\"m\",\"structured\":" + AUDIT + ",\"kubernetes\":" + TENANT
                                + "}"),
                argumentSet(
                        "in an export",
                        "{\"result\":{\"_raw\":" + quoted(AUDIT)
                                + ",\"pod\":\"kube-apiserver-1\",\"namespace\":\"tenant\"}}"),
                argumentSet(
                        "in Loki",
                        "{\"streams\":[{\"stream\":{\"namespace\":\"tenant\",\"pod\":\"p\"},\"values\":[[\"1\","
                                + quoted(AUDIT) + "]]}]}"),
                argumentSet(
                        "in the Elastic agent",
                        "{\"log\":" + quoted(AUDIT) + ",\"kubernetes\":{\"namespace\":\"tenant\","
                                + "\"pod\":{\"name\":\"p\"}}}"),
                argumentSet("in a table", "pod,namespace,message\nkube-apiserver-1,tenant," + cell(AUDIT)),
                argumentSet(
                        "in OpenTelemetry",
                        "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"k8s.pod.name\",\"value\":"
                                + "{\"stringValue\":\"p\"}},{\"key\":\"k8s.namespace.name\",\"value\":{\"stringValue\":"
                                + "\"tenant\"}}]},\"scopeLogs\":[{\"logRecords\":[{\"body\":{\"stringValue\":"
                                + quoted(AUDIT)
                                + "}}]}]}]}"),
                argumentSet(
                        "merged with its line",
                        "{\"stream\":\"stdout\",\"kubernetes\":" + TENANT + "," + AUDIT.substring(1)),
                argumentSet(
                        "merged with its line, at the end",
                        AUDIT.substring(0, AUDIT.length() - 1) + ",\"kubernetes\":" + TENANT + "}"),
                argumentSet("merged with the line of Falco", "{\"kubernetes\":" + TENANT + "," + FALCO.substring(1)),
                argumentSet("in Base64", "{\"pod\":\"p\",\"namespace\":\"tenant\",\"data\":\"" + base64(AUDIT) + "\"}"),
                argumentSet("in a genuine line", line(line(AUDIT, "F", TENANT), "F", API_SERVER)));
    }

    @ParameterizedTest
    @MethodSource("forged")
    void aLineOfATenantIsNoAuditEvent(String text) {
        Log<AuditEvent> log =
                AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8)).trusting(Trust.CLUSTER);
        assertThat(log.events()).isEmpty();
        assertThat(log.findings().leftOut()).isEqualTo(1);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                argumentSet("of a cell", "host,_raw\nn," + cell("x\",\"" + AUDIT)),
                argumentSet("of a cell with a damaged quote", "host,_raw\nn,\"x\"" + cell(AUDIT)),
                argumentSet(
                        "in fluent-bit's output",
                        "[0] kube: [1714644001.100000000, {\"log\"=>\"" + AUDIT
                                + "\", \"kubernetes\"=>{\"pod_name\"=>\"p\"}}]"),
                argumentSet("of YAML", "---\nkind: Pod\nmetadata:\n  note: |-\n    x\n    " + AUDIT + "\n"),
                argumentSet("of damaged YAML", "kind: Event\napiVersion: audit.k8s.io/v1: x\n"));
    }

    /** The text of a value cannot pass for a record. */
    @ParameterizedTest
    @MethodSource("texts")
    void aTextIsNoRecord(String text) {
        Log<AuditEvent> log = AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).isEmpty();
        assertThat(log.findings().first()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkShowsUtf16(String charset) {
        String text = "\ufeff" + AUDIT.replace("alice", "al\ud83e\udd86ce") + "\r\n" + SECOND.repeat(60);
        byte[] bytes = text.getBytes(Charset.forName(charset));
        for (Log<AuditEvent> log :
                List.of(AuditLog.of("log", bytes), AuditLog.of("log", new ByteArrayInputStream(bytes)))) {
            assertThat(log.events().map(event -> event.user().username()))
                    .hasSize(61)
                    .first()
                    .isEqualTo("al\ud83e\udd86ce");
            assertThat(log.findings().first()).isEmpty();
        }
    }

    @Test
    void anAlertOfFalcoIsReadAsFarAsItGoes() {
        String inText = "{\"values\":[[\"1\"," + quoted(FALCO) + "]]}";
        Log<AuditEvent> log = AuditLog.of("log", (FALCO + "\n" + inText).getBytes(StandardCharsets.UTF_8));
        assertThat(Activities.of(log.events())
                        .map(activity -> activity.received().orElseThrow() + " " + activity.inWords() + " "
                                + activity.peer().orElse("-")))
                .hasSize(2)
                .containsOnly("2024-05-02T10:00:01.012345Z alice create pods/exec shop/web-0: allowed, 201 10.0.0.9");
        assertThat(log.findings().first()).isEmpty();
        String other = "{\"rule\":\"shell\",\"output_fields\":{\"proc.name\":\"sh\"}}";
        assertThat(AuditLog.of("log", other.getBytes(StandardCharsets.UTF_8)).events())
                .isEmpty();
    }

    /** The line of a row that is no record is the line in the file. */
    @Test
    void theLinesOfATableAreCounted() {
        String table = "x,message\na,\"1\n2\n3\"\nb,\"c\" d\ne," + cell(AUDIT);
        Log<AuditEvent> log = AuditLog.of("log", table.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).hasSize(1);
        assertThat(log.findings().first()).singleElement().asString().startsWith("log:5:1: found");
    }

    /** A quote without its counterpart joins two rows, and not all. */
    @Test
    void aQuoteThatIsNotClosedIsOfItsRow() {
        String table = "x,message\na,\"1\n" + ("b," + cell(AUDIT) + "\n").repeat(3);
        Log<AuditEvent> log = AuditLog.of("log", table.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).hasSize(2);
        assertThat(log.findings().count()).isEqualTo(1);
    }

    @Test
    void yamlThatIsNotUtf8IsNotChanged() {
        byte[] wrong = ("kind: Event\napiVersion: audit.k8s.io/v1\nuser:\n  username: \u00e4\n---\n" + yaml(SECOND))
                .getBytes(StandardCharsets.ISO_8859_1);
        Log<AuditEvent> log = AuditLog.of("log", new ByteArrayInputStream(wrong));
        assertThat(log.events().map(AuditEvent::auditId)).containsExactly("2");
        assertThat(log.findings().count()).isEqualTo(4);
    }

    @Test
    void theItemsOfALongObjectAreReadOneByOne() {
        String hit = "{\"_source\":" + AUDIT + "},";
        String search = "{\"first\":" + SECOND + ",\"hits\":{\"total\":1,\"hits\":[" + hit.repeat(20) + "{}],\"x\":["
                + SECOND + "]},\"last\":{\"a\":" + quoted(SECOND) + "}}";
        Log<AuditEvent> log = AuditLog.of("log", (search + "\n" + AUDIT).getBytes(StandardCharsets.UTF_8))
                .within(new Bounds(5000, 128, 10_000, 5000));
        List<String> ids = log.events().map(AuditEvent::auditId).toList();
        assertThat(ids)
                .hasSize(24)
                .startsWith("2")
                .endsWith("2", "2", "1")
                .filteredOn("1"::equals)
                .hasSize(21);
        assertThat(log.findings().first()).isEmpty();
    }

    @Test
    void theListsOfALongRecordBelongToIt() {
        String longOne = AUDIT.replace(
                "\"requestReceived",
                "\"responseObject\":{\"items\":[" + (SECOND + ",").repeat(20) + "{}]},\"requestReceived");
        Log<AuditEvent> log = AuditLog.of("log", (longOne + "\n" + AUDIT).getBytes(StandardCharsets.UTF_8))
                .within(new Bounds(5000, 128, 10_000, 5000));
        assertThat(log.events().map(AuditEvent::auditId)).containsExactly("1");
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .containsExactly("log-bound-length");
    }

    @Test
    void whatIsInABrokenRecordBelongsToIt() {
        String broken = AUDIT.replace(
                "\"requestReceived", "\"responseObject\":{\"items\":[" + EVENT + "," + SECOND + "]},\"requestReceived");
        Log<LogEntry> log = ClusterLog.of(
                "log", (broken.substring(0, broken.length() - 40) + "\n" + AUDIT).getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).singleElement().isInstanceOf(LogEntry.Audit.class);
        assertThat(log.findings().count()).isEqualTo(1);
    }

    @Test
    void whatIsBeforeADamageIsRead() {
        String damaged = "{\"hits\":[{\"_source\":" + AUDIT + "},{\"_source\":" + SECOND + "},{\"_source\":{tru]}";
        Log<AuditEvent> log = AuditLog.of("log", damaged.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events().map(AuditEvent::auditId)).containsExactly("1", "2");
        assertThat(log.findings().count()).isEqualTo(1);
    }

    @Test
    void aQuotedRecordIsNoRecord() {
        String quoting = "E0502 10:00:01.123456       1 h.go:1] \"bad request\" body=" + AUDIT;
        Log<AuditEvent> log = AuditLog.of("log", quoting.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).isEmpty();
        assertThat(log.findings().others()).isEqualTo(1);
    }

    @Test
    void whatIsNotUnderstoodIsReported() {
        String text = "{\"version\":\"audit.k8s.io/v1\",\"who\":[\"alice\"]}\n" + AUDIT;
        Log<AuditEvent> log = AuditLog.of("log", text.getBytes(StandardCharsets.UTF_8));
        assertThat(log.events()).hasSize(1);
        assertThat(log.findings().first())
                .extracting(finding -> finding.violation().code())
                .containsExactly("log-not-understood");
    }
}
