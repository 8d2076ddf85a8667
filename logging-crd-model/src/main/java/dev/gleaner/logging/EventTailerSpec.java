package dev.gleaner.logging;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.workload.ContainerOverride;
import dev.gleaner.logging.workload.ImageSpec;
import dev.gleaner.logging.workload.KubernetesVolume;
import dev.gleaner.logging.workload.WorkloadMetaOverrides;
import dev.gleaner.logging.workload.WorkloadOverrides;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The spec of an event tailer: the namespace in which it runs, and overrides of the objects that the operator creates.
 */
@Value.Immutable
public interface EventTailerSpec extends Editable<EventTailerSpec, EventTailerSpec.Builder> {
    /** The name of the only container of the pod. */
    String CONTAINER = "event-tailer";

    /** How the spec is read, checked and written. */
    Shape<EventTailerSpec> SHAPE = Shape.object("event tailer spec", Builder::new)
            .required("controlNamespace", Scalar.TEXT, EventTailerSpec::controlNamespace, Builder::controlNamespace)
            .part("positionVolume", KubernetesVolume.class, EventTailerSpec::positionVolume, Builder::positionVolume)
            .part(
                    "workloadMetaOverrides",
                    WorkloadMetaOverrides.class,
                    EventTailerSpec::workloadMetaOverrides,
                    Builder::workloadMetaOverrides)
            .part(
                    "workloadOverrides",
                    WorkloadOverrides.class,
                    EventTailerSpec::workloadOverrides,
                    Builder::workloadOverrides)
            .part(
                    "containerOverrides",
                    ContainerOverride.class,
                    EventTailerSpec::containerOverrides,
                    Builder::containerOverrides)
            .part("image", ImageSpec.class, EventTailerSpec::image, Builder::image)
            .since("4.10.0")
            .rule(EventTailerSpec::checkContainers);

    /** The namespace in which the operator creates the pod. It cannot be changed later. */
    String controlNamespace();

    /**
     * The volume in which it stores its position; empty means none: a new pod then prints all events again that the API
     * server still has.
     */
    Optional<KubernetesVolume> positionVolume();

    /** Labels and annotations of the created objects; empty changes nothing. */
    Optional<WorkloadMetaOverrides> workloadMetaOverrides();

    /** Overrides of the pod, whose only container is {@code event-tailer}; empty changes nothing. */
    Optional<WorkloadOverrides> workloadOverrides();

    /** Overrides of the container; the operator ignores their name. Empty changes nothing. */
    Optional<ContainerOverride> containerOverrides();

    /**
     * The image, which has precedence over the overrides; empty means that of the overrides, or the operator's default.
     */
    Optional<ImageSpec> image();

    /** A spec that the consumer fills in. */
    static EventTailerSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkContainers(Tree.Mapping spec, Position position, FieldPath path, Violations violations) {
        TailerRules.checkContainers(spec, path, List.of(CONTAINER), violations);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableEventTailerSpec.Builder implements ModelBuilder<EventTailerSpec> {
        Builder() {}

        /** Changes the volume for the position. */
        public Builder positionVolume(Consumer<KubernetesVolume.Builder> change) {
            return positionVolume(
                    ModelBuilder.part(this, EventTailerSpec::positionVolume, KubernetesVolume::of, change));
        }

        /** Changes labels and annotations of the created objects. */
        public Builder workloadMetaOverrides(Consumer<WorkloadMetaOverrides.Builder> change) {
            return workloadMetaOverrides(
                    ModelBuilder.part(this, EventTailerSpec::workloadMetaOverrides, WorkloadMetaOverrides::of, change));
        }

        /** Changes the overrides of the pod. */
        public Builder workloadOverrides(Consumer<WorkloadOverrides.Builder> change) {
            return workloadOverrides(
                    ModelBuilder.part(this, EventTailerSpec::workloadOverrides, WorkloadOverrides::of, change));
        }

        /** Changes the overrides of the container. */
        public Builder containerOverrides(Consumer<ContainerOverride.Builder> change) {
            return containerOverrides(
                    ModelBuilder.part(this, EventTailerSpec::containerOverrides, ContainerOverride::of, change));
        }

        /** Changes the image, which has precedence over the overrides. */
        public Builder image(Consumer<ImageSpec.Builder> change) {
            return image(ModelBuilder.part(this, EventTailerSpec::image, ImageSpec::of, change));
        }
    }
}
