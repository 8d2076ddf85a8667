package dev.gleaner.event.schema;

import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An entry of Cloud Audit Logs that GKE writes for a request to the API server ({@code google.cloud.audit.AuditLog} in
 * {@code protoPayload}, with the service {@code k8s.io}). It is written at the end of a request, and has a gRPC code
 * instead of an HTTP code, and the resource as a path.
 */
public final class GoogleAuditEntry {
    private static final String PAYLOAD = "protoPayload";
    private static final Pattern VERSION = Pattern.compile("v\\d+(?:(?:alpha|beta)\\d+)?");
    private static final String NAMESPACES = "namespaces";

    /** The fields of the payload that have a counterpart. */
    private static final Set<String> CONVERTED = Set.of("request", "response", "requestMetadata", "status");

    /** The codes of HTTP for those of gRPC (google/rpc/code.proto). */
    private static final Map<Integer, Integer> CODES = Map.ofEntries(
            Map.entry(0, 200),
            Map.entry(1, 499),
            Map.entry(2, 500),
            Map.entry(3, 400),
            Map.entry(4, 504),
            Map.entry(5, 404),
            Map.entry(6, 409),
            Map.entry(7, 403),
            Map.entry(8, 429),
            Map.entry(9, 400),
            Map.entry(10, 409),
            Map.entry(11, 400),
            Map.entry(12, 501),
            Map.entry(13, 500),
            Map.entry(14, 503),
            Map.entry(15, 500),
            Map.entry(16, 401));

    private final Tree.Mapping entry;
    private final Tree.Mapping payload;

    private GoogleAuditEntry(Tree.Mapping entry, Tree.Mapping payload) {
        this.entry = entry;
        this.payload = payload;
    }

    /** The fields of an audit event; empty if the entry is not about a request to a Kubernetes API server. */
    public static Optional<Tree.Mapping> toEvent(Tree.Mapping record) {
        Tree.Mapping entry = BigQueryRow.toEntry(Objects.requireNonNull(record, "record"));
        return entry.get(PAYLOAD)
                .filter(payload -> payload instanceof Tree.Mapping)
                .map(payload -> new GoogleAuditEntry(entry, (Tree.Mapping) payload))
                .filter(found -> text(found.payload, "serviceName").equals("k8s.io"))
                .map(GoogleAuditEntry::event);
    }

    private Tree.Mapping event() {
        Target target = Target.of(text(payload, "methodName"), text(payload, "resourceName"));
        Optional<Tree> request = payload.get("request");
        Optional<Tree> response = payload.get("response");
        String id = text(mapping(entry, "operation"), "id");
        return Tree.mapping(event -> {
            event.put("kind", "Event").put("apiVersion", "audit.k8s.io/v1");
            event.put("level", response.isPresent() ? "RequestResponse" : request.isPresent() ? "Request" : "Metadata");
            event.put("auditID", id.isEmpty() ? text(entry, "insertId") : id);
            event.put("stage", "ResponseComplete").put("requestURI", target.path());
            event.put("verb", target.verb());
            event.put(
                    "user",
                    user -> user.put("username", text(mapping(payload, "authenticationInfo"), "principalEmail")));
            Tree.Mapping client = mapping(payload, "requestMetadata");
            if (client.hasValue("callerIp")) {
                event.put("sourceIPs", Tree.texts(text(client, "callerIp")));
            }
            if (client.hasValue("callerSuppliedUserAgent")) {
                event.put("userAgent", text(client, "callerSuppliedUserAgent"));
            }
            event.put("objectRef", target.reference());
            event.put("responseStatus", status());
            request.ifPresent(body -> event.put("requestObject", body));
            response.ifPresent(body -> event.put("responseObject", body));
            entry.get("timestamp").ifPresent(time -> {
                event.put("requestReceivedTimestamp", time);
                event.put("stageTimestamp", time);
            });
            entry.get("labels").ifPresent(labels -> event.put("annotations", labels));
            addRest(event);
        });
    }

    private Tree.Mapping status() {
        Tree.Mapping status = mapping(payload, "status");
        int code = status.get("code").orElse(Tree.nothing()) instanceof Tree.Decimal number
                ? number.value().intValue()
                : 0;
        return Tree.mapping(result -> {
            result.put("metadata", Tree.mapping(m -> {}));
            if (code != 0) {
                result.put("status", "Failure");
            }
            if (status.hasValue("message")) {
                result.put("message", text(status, "message"));
            }
            result.put("code", Tree.number(CODES.getOrDefault(code, 500)));
        });
    }

    /** Adds the fields without a counterpart. */
    private void addRest(Tree.MappingBuilder event) {
        entry.fields().stream()
                .filter(field -> !List.of("labels", "timestamp", PAYLOAD).contains(field.name()))
                .forEach(field -> event.put(field.name(), field.value()));
        event.put(
                PAYLOAD,
                Tree.mapping(
                        payload.position(),
                        payload.fields().stream()
                                .filter(field -> !CONVERTED.contains(field.name()))
                                .toList()));
    }

    private static Tree.Mapping mapping(Tree.Mapping parent, String name) {
        return parent.get(name).orElse(Tree.nothing()) instanceof Tree.Mapping mapping
                ? mapping
                : Tree.mapping(m -> {});
    }

    private static String text(Tree.Mapping parent, String name) {
        return parent.text(name).orElse("");
    }

    /**
     * The verb and the object of a request.
     *
     * @param verb the verb
     * @param group the group; empty for the core group
     * @param version the version in the group
     * @param namespace the namespace; empty if it has none
     * @param resource the resource
     * @param name the name; empty if it has none
     * @param subresource the subresource; empty if it is the object itself
     */
    private record Target(
            String verb,
            String group,
            String version,
            String namespace,
            String resource,
            String name,
            String subresource) {
        /**
         * The target of a method such as {@code io.k8s.core.v1.pods.exec.create} and a resource such as
         * {@code core/v1/namespaces/shop/pods/web-0/exec}.
         */
        static Target of(String method, String path) {
            List<String> words = List.of(method.split("\\.", -1));
            int version = firstVersion(words);
            List<String> names = words.subList(version + 1, words.size() - 1);
            String resource = names.isEmpty() ? "" : names.get(0);
            String subresource = names.size() < 2 ? "" : String.join("/", names.subList(1, names.size()));
            List<String> steps = new ArrayList<>(List.of(path.split("/", -1)));
            String group = steps.remove(0);
            String ofGroup = steps.isEmpty() ? "" : steps.remove(0);
            String namespace = "";
            if (steps.size() > 1 && steps.get(0).equals(NAMESPACES)) {
                namespace = steps.get(1);
                if (!resource.equals(NAMESPACES)) {
                    steps = steps.subList(2, steps.size());
                }
            }
            String name = steps.size() > 1 ? steps.get(1) : "";
            return new Target(
                    words.get(words.size() - 1),
                    group.equals("core") ? "" : group,
                    ofGroup,
                    namespace,
                    resource,
                    name,
                    subresource);
        }

        private static int firstVersion(List<String> words) {
            for (int i = 0; i < words.size() - 1; i++) {
                if (VERSION.matcher(words.get(i)).matches()) {
                    return i;
                }
            }
            return words.size() - 2;
        }

        Tree.Mapping reference() {
            return Tree.mapping(reference -> {
                put(reference, "resource", resource);
                put(reference, "namespace", namespace);
                put(reference, "name", name);
                put(reference, "apiGroup", group);
                put(reference, "apiVersion", version);
                put(reference, "subresource", subresource);
            });
        }

        private static void put(Tree.MappingBuilder reference, String field, String value) {
            if (!value.isEmpty()) {
                reference.put(field, value);
            }
        }

        /** The path of the URL, without a query. */
        String path() {
            StringBuilder path = new StringBuilder(group.isEmpty() ? "/api" : "/apis/" + group);
            add(path, version);
            if (!namespace.isEmpty() && !resource.equals(NAMESPACES)) {
                path.append("/namespaces");
                add(path, namespace);
            }
            add(path, resource);
            add(path, name);
            add(path, subresource);
            return path.toString();
        }

        private static void add(StringBuilder path, String step) {
            if (!step.isEmpty()) {
                path.append('/').append(step);
            }
        }
    }
}
