package dev.gleaner.logging.filter;

import dev.gleaner.document.Opaque;
import dev.gleaner.document.Tree;
import java.util.Objects;

/**
 * A filter that this version of Gleaner does not know. It is kept unchanged.
 *
 * @param content the key and its value, as a mapping
 */
public record OpaqueFilter(Tree.Mapping content) implements Filter, Opaque {
    /** Refuses null. */
    public OpaqueFilter {
        Objects.requireNonNull(content, "content");
    }

    /**
     * A plug-in by its key and its value.
     *
     * @throws IllegalArgumentException if the key is empty or has a model type
     */
    public static OpaqueFilter of(String key, Tree content) {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(key, "key");
        Tree.Mapping mapping = Tree.mapping(m -> m.put(key, content));
        CHOICE.requireOpaque(mapping);
        return new OpaqueFilter(mapping);
    }

    /** The keys alone, because the content may contain a secret. */
    @Override
    public String toString() {
        return "OpaqueFilter" + content.fields().stream().map(Tree.Field::name).toList();
    }
}
