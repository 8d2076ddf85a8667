package dev.gleaner.logging.delivery;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Output;
import java.util.Set;

/**
 * The plug-in of an output.
 *
 * @param key its key in the spec, such as {@code http}; empty if the output has none
 * @param spec the spec
 */
record OutputPlugin(String key, Part spec) {
    private static final Set<String> KINDS = Set.of("Output", "ClusterOutput");

    /** Plug-ins that send each record at once, without a buffer. */
    private static final Set<String> UNBUFFERED = Set.of("nullout", "relabel");

    /** Whether an object is an output of fluentd. */
    static boolean isOutput(Part object) {
        return KINDS.contains(object.text("kind")) && object.text("apiVersion").startsWith("logging.banzaicloud.io/");
    }

    static OutputPlugin of(Output output) {
        return of(new Part("", FieldPath.ROOT, output.toTree()));
    }

    static OutputPlugin of(ClusterOutput output) {
        return of(new Part("", FieldPath.ROOT, output.toTree()));
    }

    /** The first plug-in of an output; the other fields of its spec are not mappings. */
    static OutputPlugin of(Part output) {
        Part spec = output.field("spec");
        if (spec.tree() instanceof Tree.Mapping mapping) {
            for (Tree.Field field : mapping.fields()) {
                if (field.value() instanceof Tree.Mapping) {
                    return new OutputPlugin(field.name(), spec);
                }
            }
        }
        return new OutputPlugin("", spec);
    }

    /** Whether records wait in a buffer. */
    boolean isBuffered() {
        return !UNBUFFERED.contains(key);
    }

    /** The options with their place in the spec. */
    SpecOptions options() {
        return new SpecOptions(spec, key);
    }

    /** The options as a part of the manifest; its tree is null if the output has no plug-in. */
    Part part() {
        return spec.field(key);
    }

    /** The section of the buffer; its tree is null if the manifest has none. */
    Part buffer() {
        return part().field("buffer");
    }
}
