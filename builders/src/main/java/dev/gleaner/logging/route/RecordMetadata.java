package dev.gleaner.logging.route;

import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What flows select a record by: namespace, host, container and labels. What is missing is an empty text or no label.
 * Immutable.
 */
public final class RecordMetadata {
    private static final FieldAccess LABELS = FieldAccess.of("$.kubernetes.labels");
    private static final FieldAccess NAMESPACE = FieldAccess.of("$.kubernetes.namespace_name");
    private static final FieldAccess CONTAINER = FieldAccess.of("$.kubernetes.container_name");
    private static final FieldAccess HOST = FieldAccess.of("$.kubernetes.host");
    private static final FieldAccess NAMESPACE_LABELS = FieldAccess.of("$.kubernetes_namespace.labels");

    private final String namespace;
    private final String host;
    private final String container;
    private final String[] labelNames;
    private final @Nullable Object[] labelValues;
    private final Map<String, @Nullable Object> labels;
    private final Map<String, @Nullable Object> namespaceLabels;

    private RecordMetadata(
            String namespace,
            String host,
            String container,
            Map<String, @Nullable Object> labels,
            Map<String, @Nullable Object> namespaceLabels) {
        this.namespace = namespace;
        this.host = host;
        this.container = container;
        this.labels = labels;
        this.namespaceLabels = namespaceLabels;
        this.labelNames = labels.keySet().toArray(String[]::new);
        this.labelValues = labels.values().toArray();
    }

    /** The metadata of a pod's record. */
    public static RecordMetadata of(String namespace, String host, String container, Map<String, String> labels) {
        return new RecordMetadata(
                Objects.requireNonNull(namespace, "namespace"),
                Objects.requireNonNull(host, "host"),
                Objects.requireNonNull(container, "container"),
                new LinkedHashMap<>(Objects.requireNonNull(labels, "labels")),
                Map.of());
    }

    /** The metadata of a pod's record, with labels that may be null, and with the labels of the namespace. */
    static RecordMetadata of(
            String namespace,
            String host,
            String container,
            Map<String, @Nullable String> labels,
            Map<String, @Nullable String> namespaceLabels) {
        return new RecordMetadata(
                namespace, host, container, new LinkedHashMap<>(labels), new LinkedHashMap<>(namespaceLabels));
    }

    /**
     * The metadata in a record.
     *
     * @throws IllegalArgumentException if {@code kubernetes} or its {@code labels} is no map; fluentd then sends the
     *     record, and all others of its batch, to the error output
     */
    public static RecordMetadata of(Tree.Mapping record) {
        Objects.requireNonNull(record, "record");
        try {
            return of(RubyValue.map(record));
        } catch (FluentdError e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The metadata in a record (label_router 0.5.0, lib/fluent/plugin/out_label_router.rb, process). */
    static RecordMetadata of(Map<String, @Nullable Object> record) {
        Map<String, @Nullable Object> labels = map(LABELS.get(record));
        String namespace = RubyValue.text(NAMESPACE.get(record));
        Map<String, @Nullable Object> namespaceLabels = map(NAMESPACE_LABELS.get(record));
        return new RecordMetadata(
                namespace,
                RubyValue.text(HOST.get(record)),
                RubyValue.text(CONTAINER.get(record)),
                labels,
                namespaceLabels);
    }

    /** The map that {@code to_h} of Ruby makes of a value. */
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> map.put(String.valueOf(name), field));
        } else if (value instanceof List<?> pairs) {
            for (Object pair : pairs) {
                if (!(pair instanceof List<?> two) || two.size() != 2) {
                    throw new FluentdError("wrong element type " + RubyValue.className(pair) + " (expected array)");
                }
                map.put(RubyValue.text(two.get(0)), two.get(1));
            }
        } else if (value != null) {
            throw new FluentdError("undefined method `to_h' for " + RubyValue.text(value));
        }
        return map;
    }

    /** The namespace of the pod; empty if the record has none. */
    public String namespace() {
        return namespace;
    }

    /** The name of the node; empty if the record has none. */
    public String host() {
        return host;
    }

    /** The name of the container; empty if the record has none. */
    public String container() {
        return container;
    }

    /** The labels of the pod that are texts. */
    public Map<String, String> labels() {
        Map<String, String> texts = new LinkedHashMap<>();
        labels.forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    /** A record with this metadata, as fluent-bit makes it. */
    public Tree.Mapping toRecord() {
        return Tree.mapping(record -> {
            record.put("kubernetes", pod -> {
                pod.put("namespace_name", namespace).put("pod_name", "pod").put("container_name", container);
                pod.put("host", host).put("labels", RubyValue.tree(labels));
            });
            if (!namespaceLabels.isEmpty()) {
                record.put("kubernetes_namespace", n -> n.put("labels", RubyValue.tree(namespaceLabels)));
            }
        });
    }

    int labelCount() {
        return labelNames.length;
    }

    String labelName(int index) {
        return labelNames[index];
    }

    @Nullable
    Object labelValue(int index) {
        return labelValues[index];
    }

    /** Whether the pod has a label with a value, which is a text or null. */
    boolean hasLabel(String name, @Nullable String value) {
        return has(labels, name, value);
    }

    /** Whether the namespace of the pod has a label with a value. */
    boolean hasNamespaceLabel(String name, @Nullable String value) {
        return has(namespaceLabels, name, value);
    }

    /** A label of the pod with its value, which may be null in Ruby; empty if it is not named. */
    Optional<Optional<Object>> label(String name) {
        return value(labels, name);
    }

    /** A label of the namespace with its value; empty if it is not named. */
    Optional<Optional<Object>> namespaceLabel(String name) {
        return value(namespaceLabels, name);
    }

    private static Optional<Optional<Object>> value(Map<String, @Nullable Object> labels, String name) {
        return labels.containsKey(name) ? Optional.of(Optional.ofNullable(labels.get(name))) : Optional.empty();
    }

    /** The value of a label for messages; null if there is no such label. */
    @Nullable
    String labelText(String name) {
        return text(labels, name);
    }

    /** The value of a label of the namespace for messages; null if there is no such label. */
    @Nullable
    String namespaceLabelText(String name) {
        return text(namespaceLabels, name);
    }

    private static @Nullable String text(Map<String, @Nullable Object> labels, String name) {
        @Nullable Object value = labels.get(name);
        if (!labels.containsKey(name)) {
            return null;
        }
        return value instanceof String text
                ? Violation.quoted(text)
                : RubyValue.tree(value).describe();
    }

    private static boolean has(Map<String, @Nullable Object> labels, String name, @Nullable String value) {
        @Nullable Object found = labels.get(name);
        return value == null ? found == null && labels.containsKey(name) : value.equals(found);
    }

    @Override
    public String toString() {
        return "namespace \"" + namespace + "\", host \"" + host + "\", container \"" + container + "\", labels "
                + labels;
    }
}
