package dev.gleaner.logging.filter;

import dev.gleaner.document.Opaque;
import dev.gleaner.document.Tree;
import java.util.Objects;
import java.util.Set;

/**
 * A filter without a model, which is kept unchanged.
 *
 * @param content the key and its value, as a mapping
 */
public record OpaqueFilter(Tree.Mapping content) implements Filter, Opaque {
    /** All filters of the supported operators, 3.17.3 to 6.7.0. */
    static final Set<String> KEYS = Set.of(
            "concat",
            "dedot",
            "detectExceptions",
            "elasticsearch_genid",
            "enhanceK8s",
            "geoip",
            "grep",
            "kube_events_timestamp",
            "parser",
            "prometheus",
            "record_modifier",
            "record_transformer",
            "stdout",
            "sumologic",
            "tag_normaliser",
            "throttle",
            "useragent");

    /** Refuses null. */
    public OpaqueFilter {
        Objects.requireNonNull(content, "content");
    }

    /** A plug-in by its key, such as {@code concat}, and its value. */
    public static OpaqueFilter of(String key, Tree content) {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(key, "key");
        return new OpaqueFilter(Tree.mapping(m -> m.put(key, content)));
    }

    /** The keys alone, because the content may contain a secret. */
    @Override
    public String toString() {
        return "OpaqueFilter" + content.fields().stream().map(Tree.Field::name).toList();
    }
}
