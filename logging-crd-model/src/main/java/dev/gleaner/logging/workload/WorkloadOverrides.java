package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
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
 * What is changed in the pods that the operator makes; what is empty stays as it is made. Lists take the place of those
 * there are, but containers are looked up by name (operator-tools, pkg/types/base_types.go).
 */
@Value.Immutable
public interface WorkloadOverrides extends Editable<WorkloadOverrides, WorkloadOverrides.Builder> {
    /** How workload overrides are read, checked and written. */
    Shape<WorkloadOverrides> SHAPE = Shape.object("workload override", Builder::new)
            .list("tolerations", Embedded.shape(Toleration.class), WorkloadOverrides::tolerations, Builder::tolerations)
            .map("nodeSelector", Scalar.TEXT, WorkloadOverrides::nodeSelector, Builder::nodeSelector)
            .optional(
                    "serviceAccountName",
                    Scalar.TEXT,
                    WorkloadOverrides::serviceAccountName,
                    Builder::serviceAccountName)
            .optional("affinity", Embedded.shape(Affinity.class), WorkloadOverrides::affinity, Builder::affinity)
            .optional(
                    "securityContext",
                    Embedded.shape(PodSecurityContext.class),
                    WorkloadOverrides::securityContext,
                    Builder::securityContext)
            .list("volumes", Embedded.shape(Volume.class), WorkloadOverrides::volumes, Builder::volumes)
            .optional(
                    "priorityClassName", Scalar.TEXT, WorkloadOverrides::priorityClassName, Builder::priorityClassName)
            .list("containers", Shape.ref(ContainerOverride.class), WorkloadOverrides::containers, Builder::containers)
            .list(
                    "initContainers",
                    Shape.ref(ContainerOverride.class),
                    WorkloadOverrides::initContainers,
                    Builder::initContainers)
            .list(
                    "imagePullSecrets",
                    Embedded.shape(LocalObjectReference.class),
                    WorkloadOverrides::imagePullSecrets,
                    Builder::imagePullSecrets);

    /** Taints of nodes that the pods bear; empty means as made. */
    List<Embedded<Toleration>> tolerations();

    /** Labels of the nodes that the pods run on; empty means as made. */
    Map<String, String> nodeSelector();

    /** The service account of the pods; empty means as made. */
    Optional<String> serviceAccountName();

    /** Rules that place the pods; empty means as made. */
    Optional<Embedded<Affinity>> affinity();

    /** What the pods may do; empty means as made. */
    Optional<Embedded<PodSecurityContext>> securityContext();

    /** The volumes of the pods, in place of all there are; empty means as made. */
    List<Embedded<Volume>> volumes();

    /** The priority class of the pods; empty means as made. */
    Optional<String> priorityClassName();

    /** Containers to change; one whose name the pods do not have is ignored. Empty means none. */
    List<ContainerOverride> containers();

    /** Init containers to change; one whose name the pods do not have is ignored. Empty means none. */
    List<ContainerOverride> initContainers();

    /** Secrets for registries, added to those there are; empty means none. */
    List<Embedded<LocalObjectReference>> imagePullSecrets();

    /** A workload override that the consumer fills in. */
    static WorkloadOverrides of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a workload override. */
    final class Builder extends ImmutableWorkloadOverrides.Builder implements ModelBuilder<WorkloadOverrides> {
        Builder() {}

        /** Adds a container to change, which is found by its name. */
        public Builder addContainer(Consumer<ContainerOverride.Builder> spec) {
            return addContainer(ContainerOverride.of(spec));
        }

        /** Adds an init container to change, which is found by its name. */
        public Builder addInitContainer(Consumer<ContainerOverride.Builder> spec) {
            return addInitContainer(ContainerOverride.of(spec));
        }
    }
}
