package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.FileTailer;
import dev.gleaner.logging.SystemdTailer;
import dev.gleaner.logging.workload.ContainerOverride;
import dev.gleaner.logging.workload.ImageSpec;
import dev.gleaner.logging.workload.WorkloadMetaOverrides;
import dev.gleaner.logging.workload.WorkloadOverrides;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The HostTailer of the chart. */
@Value.Immutable
public interface ChartHostTailer extends Editable<ChartHostTailer, ChartHostTailer.Builder> {
    /** How chart host tailers are read, checked and written. */
    Shape<ChartHostTailer> SHAPE = Shape.object("chart host tailer", Builder::new)
            .flag("enabled", ChartHostTailer::enabled, Builder::enabled)
            .text("name", ChartHostTailer::name, Builder::name)
            .optional(
                    "image",
                    ChartVersion.ofOperator(Shape.ref(ImageSpec.class)),
                    ChartHostTailer::image,
                    Builder::image)
            .list(
                    "fileTailers",
                    ChartVersion.ofOperator(Shape.ref(FileTailer.class)),
                    ChartHostTailer::fileTailers,
                    Builder::fileTailers)
            .list(
                    "systemdTailers",
                    ChartVersion.ofOperator(Shape.ref(SystemdTailer.class)),
                    ChartHostTailer::systemdTailers,
                    Builder::systemdTailers)
            .optional(
                    "workloadMetaOverrides",
                    ChartVersion.ofOperator(Shape.ref(WorkloadMetaOverrides.class)),
                    ChartHostTailer::workloadMetaOverrides,
                    Builder::workloadMetaOverrides)
            .optional(
                    "workloadOverrides",
                    ChartVersion.ofOperator(Shape.ref(WorkloadOverrides.class)),
                    ChartHostTailer::workloadOverrides,
                    Builder::workloadOverrides)
            .optional(
                    "containerOverrides",
                    ChartVersion.ofOperator(Shape.ref(ContainerOverride.class)),
                    ChartHostTailer::containerOverrides,
                    Builder::containerOverrides)
            .open(ValuesFault.UNREAD);

    /** Whether it is created; empty means false. */
    Optional<Boolean> enabled();

    /** Its name; empty means the chart's, {@code hosttailer}. */
    Optional<String> name();

    /** Its image; empty means the operator's default. */
    Optional<ImageSpec> image();

    /** The files that it reads; empty means none. */
    List<FileTailer> fileTailers();

    /** The units whose journal it reads; empty means none. */
    List<SystemdTailer> systemdTailers();

    /** Labels and annotations of its pods; empty means none. */
    Optional<WorkloadMetaOverrides> workloadMetaOverrides();

    /** Overrides of its pods; empty means none. */
    Optional<WorkloadOverrides> workloadOverrides();

    /** Overrides of its containers; empty means none. */
    Optional<ContainerOverride> containerOverrides();

    /** A host tailer that the consumer fills in. */
    static ChartHostTailer of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a host tailer. */
    final class Builder extends ImmutableChartHostTailer.Builder implements ModelBuilder<ChartHostTailer> {
        Builder() {}

        /** Changes its image. */
        public Builder image(Consumer<ImageSpec.Builder> change) {
            return image(ModelBuilder.part(this, ChartHostTailer::image, ImageSpec::of, change));
        }

        /** Adds one of the files that it reads. */
        public Builder addFileTailer(Consumer<FileTailer.Builder> spec) {
            return addFileTailer(FileTailer.of(spec));
        }

        /** Adds one of the units whose journal it reads. */
        public Builder addSystemdTailer(Consumer<SystemdTailer.Builder> spec) {
            return addSystemdTailer(SystemdTailer.of(spec));
        }

        /** Changes labels and annotations of its pods. */
        public Builder workloadMetaOverrides(Consumer<WorkloadMetaOverrides.Builder> change) {
            return workloadMetaOverrides(
                    ModelBuilder.part(this, ChartHostTailer::workloadMetaOverrides, WorkloadMetaOverrides::of, change));
        }

        /** Changes the overrides of its pods. */
        public Builder workloadOverrides(Consumer<WorkloadOverrides.Builder> change) {
            return workloadOverrides(
                    ModelBuilder.part(this, ChartHostTailer::workloadOverrides, WorkloadOverrides::of, change));
        }

        /** Changes the overrides of its containers. */
        public Builder containerOverrides(Consumer<ContainerOverride.Builder> change) {
            return containerOverrides(
                    ModelBuilder.part(this, ChartHostTailer::containerOverrides, ContainerOverride::of, change));
        }
    }
}
