package dev.gleaner.logging.resources;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Part;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.output.OutputTarget;
import java.util.Objects;
import java.util.Optional;

/**
 * The name of an output in a flow or a Logging, and the output that the operator finds for it.
 *
 * @param part the name in its file
 * @param name the name
 * @param output the Output or ClusterOutput; empty if the Logging has none with this name
 */
public record OutputReference(Part part, String name, Optional<Resource<? extends ApiObject>> output) {
    /** Refuses null. */
    public OutputReference {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(output, "output");
    }

    /** The plug-in of the output; empty if there is no output. */
    public Optional<OutputTarget> target() {
        return output.flatMap(found -> {
            if (found.value() instanceof Output local) {
                return Optional.of(local.spec().target());
            }
            return found.value() instanceof ClusterOutput global
                    ? Optional.of(global.spec().target())
                    : Optional.empty();
        });
    }
}
