package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * What is changed in a container that the operator makes; what is empty stays as it is made
 * (operator-tools, pkg/types/base_types.go).
 */
@Value.Immutable
public interface ContainerOverride extends Editable<ContainerOverride, ContainerOverride.Builder> {
    /** How container overrides are read, checked and written. */
    Shape<ContainerOverride> SHAPE = Shape.object("container override", Builder::new)
            .optional("name", Scalar.TEXT, ContainerOverride::name, Builder::name)
            .optional("image", Scalar.TEXT, ContainerOverride::image, Builder::image)
            .optional(
                    "resources",
                    Embedded.shape(ResourceRequirements.class),
                    ContainerOverride::resources,
                    Builder::resources)
            .optional("pullPolicy", Scalar.TEXT, ContainerOverride::pullPolicy, Builder::pullPolicy)
            .list("command", Scalar.TEXT, ContainerOverride::command, Builder::command)
            .list(
                    "volumeMounts",
                    Embedded.shape(VolumeMount.class),
                    ContainerOverride::volumeMounts,
                    Builder::volumeMounts)
            .optional(
                    "securityContext",
                    Embedded.shape(SecurityContext.class),
                    ContainerOverride::securityContext,
                    Builder::securityContext)
            .optional(
                    "livenessProbe",
                    Embedded.shape(Probe.class),
                    ContainerOverride::livenessProbe,
                    Builder::livenessProbe)
            .optional(
                    "readinessProbe",
                    Embedded.shape(Probe.class),
                    ContainerOverride::readinessProbe,
                    Builder::readinessProbe)
            .rule(ContainerOverride::checkReadinessProbe);

    /** The name of the container to change, where there is a list of them; empty changes none of the list. */
    Optional<String> name();

    /** Requests and limits, in place of those there are; empty means as made. */
    Optional<Embedded<ResourceRequirements>> resources();

    /** The image with its tag; empty means as made. */
    Optional<String> image();

    /** When the image is pulled: {@code Always}, {@code IfNotPresent} or {@code Never}; empty means as made. */
    Optional<String> pullPolicy();

    /** The command line, in place of the one there is; empty means as made. */
    List<String> command();

    /** Where volumes are mounted, in place of all there are; empty means as made. */
    List<Embedded<VolumeMount>> volumeMounts();

    /** What the container may do; empty means as made. */
    Optional<Embedded<SecurityContext>> securityContext();

    /** How the kubelet sees that the container lives; empty means as made. */
    Optional<Embedded<Probe>> livenessProbe();

    /** How the kubelet would see that the container is ready; the operator never applies it. */
    Optional<Embedded<Probe>> readinessProbe();

    /** A container override that the consumer fills in. */
    static ContainerOverride of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkReadinessProbe(
            Tree.Mapping container, Position position, FieldPath path, Violations violations) {
        if (container.isSet("readinessProbe")) {
            violations.report(WorkloadFault.READINESS_PROBE, container, path, "readinessProbe");
        }
    }

    /** Builds a container override. */
    final class Builder extends ImmutableContainerOverride.Builder implements ModelBuilder<ContainerOverride> {
        Builder() {}
    }
}
