package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Overrides of the pods that the operator creates; empty values change nothing. Lists replace the existing ones, except
 * for containers, which are merged by name (operator-tools, pkg/types/base_types.go).
 */
@Value.Immutable
public interface WorkloadOverrides extends Editable<WorkloadOverrides, WorkloadOverrides.Builder> {
    /** How workload overrides are read, checked and written. */
    Shape<WorkloadOverrides> SHAPE = Shape.object("workload override", Builder::new)
            .list("tolerations", Embedded.shape(Toleration.class), WorkloadOverrides::tolerations, Builder::tolerations)
            .textMap("nodeSelector", WorkloadOverrides::nodeSelector, Builder::nodeSelector)
            .text("serviceAccountName", WorkloadOverrides::serviceAccountName, Builder::serviceAccountName)
            .optional("affinity", Embedded.shape(Affinity.class), WorkloadOverrides::affinity, Builder::affinity)
            .optional(
                    "securityContext",
                    Embedded.shape(PodSecurityContext.class),
                    WorkloadOverrides::securityContext,
                    Builder::securityContext)
            .list("volumes", Embedded.shape(Volume.class), WorkloadOverrides::volumes, Builder::volumes)
            .text("priorityClassName", WorkloadOverrides::priorityClassName, Builder::priorityClassName)
            .parts("containers", ContainerOverride.class, WorkloadOverrides::containers, Builder::containers)
            .parts(
                    "initContainers",
                    ContainerOverride.class,
                    WorkloadOverrides::initContainers,
                    Builder::initContainers)
            .list(
                    "imagePullSecrets",
                    Embedded.shape(LocalObjectReference.class),
                    WorkloadOverrides::imagePullSecrets,
                    Builder::imagePullSecrets);

    /** The tolerations of the pods; empty changes nothing. */
    List<Embedded<Toleration>> tolerations();

    /** The node selector of the pods; empty changes nothing. */
    Map<String, String> nodeSelector();

    /** The service account of the pods; empty changes nothing. */
    Optional<String> serviceAccountName();

    /** The affinity rules of the pods; empty changes nothing. */
    Optional<Embedded<Affinity>> affinity();

    /** The security context of the pods; empty changes nothing. */
    Optional<Embedded<PodSecurityContext>> securityContext();

    /** The volumes of the pods, which replace all existing ones; empty changes nothing. */
    List<Embedded<Volume>> volumes();

    /** The priority class of the pods; empty changes nothing. */
    Optional<String> priorityClassName();

    /** Overrides of containers; one with an unknown name is ignored. Empty means none. */
    List<ContainerOverride> containers();

    /** Overrides of init containers; one with an unknown name is ignored. Empty means none. */
    List<ContainerOverride> initContainers();

    /** Image pull secrets, added to the existing ones; empty means none. */
    List<Embedded<LocalObjectReference>> imagePullSecrets();

    /** A workload override that the consumer fills in. */
    static WorkloadOverrides of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a workload override. */
    final class Builder extends ImmutableWorkloadOverrides.Builder implements ModelBuilder<WorkloadOverrides> {
        Builder() {}

        /** Adds an override of a container, which is merged by name. */
        public Builder addContainer(Consumer<ContainerOverride.Builder> spec) {
            return addContainer(ContainerOverride.of(spec));
        }

        /** Adds an override of an init container, which is merged by name. */
        public Builder addInitContainer(Consumer<ContainerOverride.Builder> spec) {
            return addInitContainer(ContainerOverride.of(spec));
        }
    }
}
