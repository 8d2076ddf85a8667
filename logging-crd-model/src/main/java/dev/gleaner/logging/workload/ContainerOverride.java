package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
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
 * Overrides of a container that the operator creates; empty values change nothing (operator-tools,
 * pkg/types/base_types.go).
 */
@Value.Immutable
public interface ContainerOverride extends Editable<ContainerOverride, ContainerOverride.Builder> {
    /** How container overrides are read, checked and written. */
    Shape<ContainerOverride> SHAPE = Shape.object("container override", Builder::new)
            .text("name", ContainerOverride::name, Builder::name)
            .text("image", ContainerOverride::image, Builder::image)
            .optional(
                    "resources",
                    Embedded.shape(ResourceRequirements.class),
                    ContainerOverride::resources,
                    Builder::resources)
            .text("pullPolicy", ContainerOverride::pullPolicy, Builder::pullPolicy)
            .texts("command", ContainerOverride::command, Builder::command)
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

    /**
     * The name of the container to change, in a list of containers; an override without a name changes none of them.
     */
    Optional<String> name();

    /** Requests and limits, which replace the existing ones; empty changes nothing. */
    Optional<Embedded<ResourceRequirements>> resources();

    /** The image with its tag; empty changes nothing. */
    Optional<String> image();

    /** When the image is pulled: {@code Always}, {@code IfNotPresent} or {@code Never}; empty changes nothing. */
    Optional<String> pullPolicy();

    /** The command line, which replaces the existing one; empty changes nothing. */
    List<String> command();

    /** The volume mounts, which replace all existing ones; empty changes nothing. */
    List<Embedded<VolumeMount>> volumeMounts();

    /** The security context of the container; empty changes nothing. */
    Optional<Embedded<SecurityContext>> securityContext();

    /** The liveness probe of the container; empty changes nothing. */
    Optional<Embedded<Probe>> livenessProbe();

    /** The readiness probe of the container, which the operator never applies. */
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
