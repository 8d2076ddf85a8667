package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.workload.ContainerOverride;
import dev.gleaner.logging.workload.ImageSpec;
import dev.gleaner.logging.workload.WorkloadMetaOverrides;
import dev.gleaner.logging.workload.WorkloadOverrides;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The EventTailer of the chart of Rancher. */
@Value.Immutable
public interface ChartEventTailer extends Editable<ChartEventTailer, ChartEventTailer.Builder> {
    /** How chart event tailers are read, checked and written. */
    Shape<ChartEventTailer> SHAPE = Shape.object("chart event tailer", Builder::new)
            .flag("enabled", ChartEventTailer::enabled, Builder::enabled)
            .text("name", ChartEventTailer::name, Builder::name)
            .optional(
                    "image",
                    ChartVersion.ofOperator(Shape.ref(ImageSpec.class)),
                    ChartEventTailer::image,
                    Builder::image)
            .part("pvc", TailerVolumeClaim.class, ChartEventTailer::pvc, Builder::pvc)
            .optional(
                    "workloadMetaOverrides",
                    ChartVersion.ofOperator(Shape.ref(WorkloadMetaOverrides.class)),
                    ChartEventTailer::workloadMetaOverrides,
                    Builder::workloadMetaOverrides)
            .optional(
                    "workloadOverrides",
                    ChartVersion.ofOperator(Shape.ref(WorkloadOverrides.class)),
                    ChartEventTailer::workloadOverrides,
                    Builder::workloadOverrides)
            .optional(
                    "containerOverrides",
                    ChartVersion.ofOperator(Shape.ref(ContainerOverride.class)),
                    ChartEventTailer::containerOverrides,
                    Builder::containerOverrides)
            .open(ValuesFault.UNREAD);

    /** Whether it is created; empty means false. */
    Optional<Boolean> enabled();

    /** Its name; empty means the chart's, {@code event-tailer}. */
    Optional<String> name();

    /** Its image; empty means the operator's default. */
    Optional<ImageSpec> image();

    /** The claim for the volume in which it stores its position; empty means none. */
    Optional<TailerVolumeClaim> pvc();

    /** Labels and annotations of its pod; empty means none. */
    Optional<WorkloadMetaOverrides> workloadMetaOverrides();

    /** Overrides of its pod; empty means none. */
    Optional<WorkloadOverrides> workloadOverrides();

    /** Overrides of its container; empty means none. */
    Optional<ContainerOverride> containerOverrides();

    /** An event tailer that the consumer fills in. */
    static ChartEventTailer of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an event tailer. */
    final class Builder extends ImmutableChartEventTailer.Builder implements ModelBuilder<ChartEventTailer> {
        Builder() {}

        /** Changes its image. */
        public Builder image(Consumer<ImageSpec.Builder> change) {
            return image(ModelBuilder.part(this, ChartEventTailer::image, ImageSpec::of, change));
        }

        /** Changes the claim for the volume in which it stores its position. */
        public Builder pvc(Consumer<TailerVolumeClaim.Builder> change) {
            return pvc(ModelBuilder.part(this, ChartEventTailer::pvc, TailerVolumeClaim::of, change));
        }

        /** Changes labels and annotations of its pod. */
        public Builder workloadMetaOverrides(Consumer<WorkloadMetaOverrides.Builder> change) {
            return workloadMetaOverrides(ModelBuilder.part(
                    this, ChartEventTailer::workloadMetaOverrides, WorkloadMetaOverrides::of, change));
        }

        /** Changes the overrides of its pod. */
        public Builder workloadOverrides(Consumer<WorkloadOverrides.Builder> change) {
            return workloadOverrides(
                    ModelBuilder.part(this, ChartEventTailer::workloadOverrides, WorkloadOverrides::of, change));
        }

        /** Changes the overrides of its container. */
        public Builder containerOverrides(Consumer<ContainerOverride.Builder> change) {
            return containerOverrides(
                    ModelBuilder.part(this, ChartEventTailer::containerOverrides, ContainerOverride::of, change));
        }
    }
}
