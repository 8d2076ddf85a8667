package dev.gleaner.logging.output;

import dev.gleaner.document.Opaque;
import dev.gleaner.document.Tree;
import java.util.Objects;

/**
 * A plug-in that is newer than this library, which is kept unchanged.
 *
 * @param content the key and its value, as a mapping
 */
public record OpaqueOutput(Tree.Mapping content) implements OutputTarget, Opaque {
    /** Refuses null. */
    public OpaqueOutput {
        Objects.requireNonNull(content, "content");
    }

    /** A plug-in by its key and its value. */
    public static OpaqueOutput of(String key, Tree content) {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(key, "key");
        return new OpaqueOutput(Tree.mapping(m -> m.put(key, content)));
    }

    /** The keys alone, because the content may contain a secret. */
    @Override
    public String toString() {
        return "OpaqueOutput" + content.fields().stream().map(Tree.Field::name).toList();
    }
}
