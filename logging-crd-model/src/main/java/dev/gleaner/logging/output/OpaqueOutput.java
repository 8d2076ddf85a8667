package dev.gleaner.logging.output;

import dev.gleaner.document.Opaque;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.Objects;
import java.util.Set;

/**
 * A plug-in that this version of Gleaner does not know. It is kept unchanged.
 *
 * @param content the key and its value, as a mapping
 */
public record OpaqueOutput(Tree.Mapping content) implements OutputTarget, Opaque {
    /** The fields beside the plug-in, in the specs of Outputs and ClusterOutputs. */
    private static final Set<String> FIELDS = Set.of("loggingRef", "enabledNamespaces", "protected");

    /**
     * Refuses null.
     *
     * @throws IllegalArgumentException if it does not have exactly one key, or if the key is empty or has a model type
     */
    public OpaqueOutput {
        CHOICE.requireOpaque(Objects.requireNonNull(content, "content"));
    }

    /**
     * A plug-in by its key and its value.
     *
     * @throws IllegalArgumentException if the key is empty, has a model type, or is a field of an output that is not a
     * plug-in
     */
    public static OpaqueOutput of(String key, Tree content) {
        Objects.requireNonNull(content, "content");
        if (FIELDS.contains(Objects.requireNonNull(key, "key"))) {
            throw new IllegalArgumentException(Violation.quoted(key) + " is a field of the output, and not a plug-in");
        }
        return new OpaqueOutput(Tree.mapping(m -> m.put(key, content)));
    }

    /** The keys alone, because the content may contain a secret. */
    @Override
    public String toString() {
        return "OpaqueOutput" + content.fields().stream().map(Tree.Field::name).toList();
    }
}
