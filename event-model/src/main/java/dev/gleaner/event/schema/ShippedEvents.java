package dev.gleaner.event.schema;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.document.ViolationException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts Kubernetes events of shippers that write a part of the event outside of its record to events of {@code v1}:
 * OpenTelemetry's receiver {@code k8s_events} (opentelemetry-collector-contrib v0.139, receiver/k8seventsreceiver),
 * with the object in the attributes of the resource, and Grafana Alloy's {@code loki.source.kubernetes_events} (Alloy
 * v1.16), with the namespace in a label and the event as JSON or logfmt. Not thread-safe.
 */
public final class ShippedEvents {
    private static final List<String> RESOURCES = List.of("resource", "resources_string", "ResourceAttributes");
    private static final List<String> ATTRIBUTES = List.of("attributes", "attributes_string", "LogAttributes");
    private static final List<String> LABELS = List.of("stream", "labels");
    private static final List<String> BODIES = List.of("body", "Body");
    private static final List<String> TYPES = List.of("severityText", "severity_text", "SeverityText");
    private static final List<String> TIMES = List.of("timeUnixNano", "timestamp", "Timestamp");

    /** The names of OpenTelemetry, and the fields of an event. */
    private static final Map<String, String> OPEN_TELEMETRY = names(
            "k8s.object.kind=involvedObject.kind",
            "k8s.object.name=involvedObject.name",
            "k8s.object.uid=involvedObject.uid",
            "k8s.object.fieldpath=involvedObject.fieldPath",
            "k8s.object.api_version=involvedObject.apiVersion",
            "k8s.object.resource_version=involvedObject.resourceVersion",
            "k8s.namespace.name=involvedObject.namespace",
            "k8s.event.name=metadata.name",
            "k8s.event.uid=metadata.uid",
            "k8s.event.reason=reason",
            "k8s.event.action=action",
            "k8s.event.count=count",
            "k8s.event.source=source.component",
            "k8s.node.name=source.host");

    /** The names of Alloy, and the fields of an event. */
    private static final Map<String, String> ALLOY = names(
            "kind=involvedObject.kind",
            "name=involvedObject.name",
            "namespace=involvedObject.namespace",
            "objectAPIversion=involvedObject.apiVersion",
            "objectRV=involvedObject.resourceVersion",
            "eventRV=metadata.resourceVersion",
            "action=action",
            "reportinginstance=reportingInstance",
            "reportingcontroller=reportingComponent",
            "sourcecomponent=source.component",
            "sourcehost=source.host",
            "reason=reason",
            "type=type",
            "count=count",
            "msg=message");

    private static final String MARK = "eventRV";
    private static final Pattern PAIR =
            Pattern.compile("(?<!\\w)(?<name>\\w++)=(?<value>\"(?:[^\"\\\\]++|\\\\.)*+\"|\\S*)");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.{8,21}");
    private static final Pattern NANOSECONDS = Pattern.compile("\\d{16,18}|[1-8]\\d{18}");

    /** The information about a record in the objects around it. */
    private record Around(
            Tree.Mapping resource,
            Tree.Mapping labels,
            @Nullable String time) {}

    private boolean isChanged;

    private ShippedEvents() {}

    private static Map<String, String> names(String... pairs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            names.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return names;
    }

    /** The object with such events as events of {@code v1}; empty if it contains none. */
    public static Optional<Tree.Mapping> toPlain(Tree.Mapping object) {
        ShippedEvents events = new ShippedEvents();
        Tree plain = events.plain(
                Objects.requireNonNull(object, "object"),
                new Around(Tree.mapping(m -> {}), Tree.mapping(m -> {}), null));
        return events.isChanged && plain instanceof Tree.Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    /**
     * The event in a line of logfmt; empty if the line has none.
     *
     * @param namespace the namespace in the labels of the line; empty if it has none
     */
    public static Optional<Tree.Mapping> ofLine(String line, String namespace) {
        Objects.requireNonNull(namespace, "namespace");
        return logfmt(Objects.requireNonNull(line, "line")).map(fields -> ofAlloy(fields, namespace, null));
    }

    private Tree plain(Tree tree, Around around) {
        if (tree instanceof Tree.Text text) {
            return line(text, around);
        }
        if (tree instanceof Tree.Sequence list) {
            Optional<String> time = list.items().stream().findFirst().flatMap(ShippedEvents::time);
            Around here = time.isPresent() ? new Around(around.resource(), around.labels(), time.get()) : around;
            return new Tree.Sequence(
                    list.items().stream().map(item -> plain(item, here)).toList(), list.position());
        }
        if (!(tree instanceof Tree.Mapping object)) {
            return tree;
        }
        if (isOfAlloy(object)) {
            isChanged = true;
            return ofAlloy(object, namespace(around), around.time());
        }
        Around here = around(object, around);
        Optional<Tree.Mapping> attributes = part(object, ATTRIBUTES);
        if (attributes.filter(ShippedEvents::areOfEvent).isPresent()) {
            isChanged = true;
            return ofOpenTelemetry(object, attributes.get(), here);
        }
        return Tree.mapping(
                object.position(),
                object.fields().stream()
                        .map(field -> new Tree.Field(field.name(), plain(field.value(), here), field.position()))
                        .toList());
    }

    private static Around around(Tree.Mapping object, Around outer) {
        Tree.Mapping resource = part(object, RESOURCES)
                .map(found -> part(found, ATTRIBUTES).orElse(found))
                .orElse(outer.resource());
        Tree.Mapping labels = part(object, LABELS).orElse(outer.labels());
        String time = TIMES.stream()
                .flatMap(name -> object.get(name).flatMap(ShippedEvents::time).stream())
                .findFirst()
                .orElse(outer.time());
        return new Around(resource, labels, time);
    }

    private static Optional<Tree.Mapping> part(Tree.Mapping object, List<String> names) {
        return names.stream()
                .map(name -> object.get(name).orElse(Tree.nothing()))
                .filter(Tree.Mapping.class::isInstance)
                .map(Tree.Mapping.class::cast)
                .findFirst();
    }

    private static boolean areOfEvent(Tree.Mapping attributes) {
        return attributes.hasValue("k8s.event.reason")
                && (attributes.hasValue("k8s.event.uid") || attributes.hasValue("k8s.event.name"));
    }

    private static Tree.Mapping ofOpenTelemetry(Tree.Mapping record, Tree.Mapping attributes, Around around) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        OPEN_TELEMETRY.keySet().forEach(name -> attributes
                .get(name)
                .or(() -> around.resource().get(name))
                .ifPresent(value -> fields.put(name, value)));
        Tree.Mapping event = event(fields, OPEN_TELEMETRY, around.time());
        return Tree.mapping(all -> {
            all.putAll(event);
            first(record, BODIES).ifPresent(body -> all.put("message", body));
            first(record, TYPES).ifPresent(type -> all.put("type", type));
        });
    }

    private static Optional<String> first(Tree.Mapping record, List<String> names) {
        return names.stream().flatMap(name -> record.text(name).stream()).findFirst();
    }

    private static boolean isOfAlloy(Tree.Mapping object) {
        return object.hasValue(MARK) && object.hasValue("name") && object.hasValue("msg");
    }

    private static String namespace(Around around) {
        return around.labels().text("namespace").orElse("");
    }

    private Tree line(Tree.Text text, Around around) {
        if (!text.value().contains(MARK)) {
            return text;
        }
        Optional<Tree.Mapping> fields = text.value().startsWith("{") ? json(text.value()) : logfmt(text.value());
        if (fields.isEmpty()) {
            return text;
        }
        isChanged = true;
        return ofAlloy(fields.get(), namespace(around), around.time());
    }

    private static Optional<Tree.Mapping> json(String line) {
        try {
            return JsonText.of(line).tree() instanceof Tree.Mapping object && isOfAlloy(object)
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (ViolationException e) {
            return Optional.empty();
        }
    }

    private static Optional<Tree.Mapping> logfmt(String line) {
        if (!line.startsWith("name=") || !line.contains(" " + MARK + "=")) {
            return Optional.empty();
        }
        Matcher pair = PAIR.matcher(line);
        Tree.Mapping fields = Tree.mapping(all -> {
            while (pair.find()) {
                all.put(pair.group("name"), unquoted(pair.group("value")));
            }
        });
        return isOfAlloy(fields) ? Optional.of(fields) : Optional.empty();
    }

    /** A value without its quotes and escapes. Go's are those of JSON for the characters that messages contain. */
    private static String unquoted(String value) {
        try {
            return value.startsWith("\"") && JsonText.of(value).tree() instanceof Tree.Text text ? text.value() : value;
        } catch (ViolationException e) {
            return value;
        }
    }

    private static Tree.Mapping ofAlloy(Tree.Mapping record, String namespace, @Nullable String time) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        record.fields().forEach(field -> fields.put(field.name(), field.value()));
        if (!namespace.isEmpty()) {
            fields.putIfAbsent("namespace", Tree.text(namespace));
        }
        return event(fields, ALLOY, time);
    }

    /** An event from fields with other names. The namespace of the event is that of its object. */
    private static Tree.Mapping event(Map<String, Tree> fields, Map<String, String> names, @Nullable String time) {
        Map<String, Map<String, Tree>> parts = new LinkedHashMap<>();
        parts.put("involvedObject", new LinkedHashMap<>());
        parts.put("metadata", new LinkedHashMap<>());
        Map<String, Tree> event = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String path = names.getOrDefault(name, name);
            int dot = names.containsKey(name) ? path.indexOf('.') : -1;
            if (dot < 0) {
                event.put(path, path.equals("count") ? number(value) : value);
            } else if (!(value instanceof Tree.Text text) || !text.value().isEmpty()) {
                parts.computeIfAbsent(path.substring(0, dot), part -> new LinkedHashMap<>())
                        .put(path.substring(dot + 1), value);
            }
        });
        Tree namespace = Objects.requireNonNull(parts.get("involvedObject")).get("namespace");
        if (namespace != null) {
            Objects.requireNonNull(parts.get("metadata")).put("namespace", namespace);
        }
        if (time != null) {
            event.put("lastTimestamp", Tree.text(time));
        }
        return Tree.mapping(all -> {
            parts.forEach((name, part) -> all.put(name, Tree.mapping(m -> part.forEach(m::put))));
            event.forEach(all::put);
        });
    }

    private static Tree number(Tree value) {
        return value instanceof Tree.Text text && text.value().matches("\\d{1,9}")
                ? Tree.number(new BigDecimal(text.value()))
                : value;
    }

    /** The time of a text, in nanoseconds or as RFC 3339; empty if it is none. */
    private static Optional<String> time(Tree value) {
        String text = value instanceof Tree.Text plain
                ? plain.value()
                : value instanceof Tree.Decimal number ? number.value().toPlainString() : "";
        if (NANOSECONDS.matcher(text).matches()) {
            long nanoseconds = Long.parseLong(text);
            return Optional.of(Instant.ofEpochSecond(nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000)
                    .toString());
        }
        return TIME.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
}
