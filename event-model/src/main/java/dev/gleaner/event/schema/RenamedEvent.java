package dev.gleaner.event.schema;

import dev.gleaner.document.Tree;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A Kubernetes event whose fields have other names: a row of Azure's table {@code KubeEvents} (Container insights), and
 * the event of Metricbeat and the Elastic agent ({@code kubernetes.event}). Fields without a counterpart keep their
 * names.
 */
public final class RenamedEvent {
    /** The schemas: the names that identify a schema, and the fields of {@code v1} for its names. */
    @SuppressWarnings("ImmutableEnumChecker")
    private enum Schema {
        KUBE_EVENTS(
                List.of("ObjectKind", "Reason", "KubeEventType"),
                "ObjectKind=involvedObject.kind",
                "Namespace=involvedObject.namespace",
                "Name=involvedObject.name",
                "Reason=reason",
                "Message=message",
                "KubeEventType=type",
                "SourceComponent=source.component",
                "FirstSeen=firstTimestamp",
                "LastSeen=lastTimestamp",
                "Count=count"),
        METRICBEAT(
                List.of("involved_object", "reason", "timestamp"),
                "involved_object.kind=involvedObject.kind",
                "involved_object.name=involvedObject.name",
                "involved_object.namespace=involvedObject.namespace",
                "involved_object.uid=involvedObject.uid",
                "involved_object.api_version=involvedObject.apiVersion",
                "involved_object.resource_version=involvedObject.resourceVersion",
                "timestamp.first_occurrence=firstTimestamp",
                "timestamp.last_occurrence=lastTimestamp",
                "metadata.name=metadata.name",
                "metadata.namespace=metadata.namespace",
                "metadata.uid=metadata.uid",
                "metadata.resource_version=metadata.resourceVersion",
                "source.component=source.component",
                "source.host=source.host",
                "count=count",
                "reason=reason",
                "message=message",
                "type=type");

        private final List<String> marks;
        private final Map<String, String> names = new LinkedHashMap<>();

        Schema(List<String> marks, String... names) {
            this.marks = marks;
            Arrays.stream(names).forEach(pair -> {
                int equals = pair.indexOf('=');
                this.names.put(pair.substring(0, equals), pair.substring(equals + 1));
            });
        }
    }

    private RenamedEvent() {}

    private static Optional<Schema> schema(Collection<String> names) {
        return Arrays.stream(Schema.values())
                .filter(schema -> names.containsAll(schema.marks))
                .findFirst();
    }

    /** Whether these are the names of such an event. */
    public static boolean is(Collection<String> names) {
        return schema(Objects.requireNonNull(names, "names")).isPresent();
    }

    /** The fields of an event of {@code v1}; a record of another schema unchanged. */
    public static Tree.Mapping toCore(Tree.Mapping record) {
        List<String> names = Objects.requireNonNull(record, "record").fields().stream()
                .map(Tree.Field::name)
                .toList();
        return schema(names).map(schema -> toCore(record, schema)).orElse(record);
    }

    private static Tree.Mapping toCore(Tree.Mapping record, Schema schema) {
        Map<String, Map<String, Tree>> parts = new LinkedHashMap<>();
        Map<String, Tree> event = new LinkedHashMap<>();
        schema.names.forEach((from, to) -> value(record, from).ifPresent(value -> {
            int dot = to.indexOf('.');
            if (dot < 0) {
                event.put(to, to.equals("count") ? number(value) : value);
            } else {
                parts.computeIfAbsent(to.substring(0, dot), part -> new LinkedHashMap<>())
                        .put(to.substring(dot + 1), value);
            }
        }));
        parts.forEach((name, part) -> event.put(name, Tree.mapping(m -> part.forEach(m::put))));
        record.fields().stream()
                .filter(field -> schema.names.keySet().stream()
                        .noneMatch(from -> from.equals(field.name()) || from.startsWith(field.name() + ".")))
                .forEach(field -> event.putIfAbsent(field.name(), field.value()));
        return Tree.mapping(m -> event.forEach(m::put));
    }

    private static Optional<Tree> value(Tree.Mapping record, String path) {
        int dot = path.indexOf('.');
        Optional<Tree> found = dot < 0
                ? record.get(path)
                : record.get(path.substring(0, dot))
                        .filter(Tree.Mapping.class::isInstance)
                        .flatMap(part -> ((Tree.Mapping) part).get(path.substring(dot + 1)));
        return found.filter(value -> !(value instanceof Tree.Nothing));
    }

    /** A number that a table writes as a text. */
    private static Tree number(Tree value) {
        return value instanceof Tree.Text text && text.value().matches("\\d{1,9}")
                ? Tree.number(new BigDecimal(text.value()))
                : value;
    }
}
