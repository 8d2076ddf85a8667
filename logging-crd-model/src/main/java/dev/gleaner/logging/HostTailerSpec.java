package dev.gleaner.logging;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.workload.ImageSpec;
import dev.gleaner.logging.workload.WorkloadMetaOverrides;
import dev.gleaner.logging.workload.WorkloadOverrides;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The spec of a host tailer: the files and journals, and overrides of the objects that the operator creates. Each
 * tailer that is not disabled is a container of the pods.
 */
@Value.Immutable
public interface HostTailerSpec extends Editable<HostTailerSpec, HostTailerSpec.Builder> {
    /** How the spec is read, checked and written. */
    Shape<HostTailerSpec> SHAPE = Shape.object("host tailer spec", Builder::new)
            .parts("fileTailers", FileTailer.class, HostTailerSpec::fileTailers, Builder::fileTailers)
            .parts("systemdTailers", SystemdTailer.class, HostTailerSpec::systemdTailers, Builder::systemdTailers)
            .flag(
                    "enableRecreateWorkloadOnImmutableFieldChange",
                    HostTailerSpec::enableRecreateWorkloadOnImmutableFieldChange,
                    Builder::enableRecreateWorkloadOnImmutableFieldChange)
            .part(
                    "workloadMetaOverrides",
                    WorkloadMetaOverrides.class,
                    HostTailerSpec::workloadMetaOverrides,
                    Builder::workloadMetaOverrides)
            .requiredSince("4.10.0")
            .requiredUntil("4.10.0")
            .part(
                    "workloadOverrides",
                    WorkloadOverrides.class,
                    HostTailerSpec::workloadOverrides,
                    Builder::workloadOverrides)
            .part("image", ImageSpec.class, HostTailerSpec::image, Builder::image)
            .since("4.10.0")
            .until("4.10.0")
            .rule(TailerRules::checkSpec);

    /** The files to print; empty means none. */
    List<FileTailer> fileTailers();

    /** The journals of systemd to print; empty means none. */
    List<SystemdTailer> systemdTailers();

    /**
     * Whether the operator replaces the DaemonSet if a change of it is not possible otherwise; empty means false.
     */
    Optional<Boolean> enableRecreateWorkloadOnImmutableFieldChange();

    /** Labels and annotations of the pods; empty changes nothing. */
    Optional<WorkloadMetaOverrides> workloadMetaOverrides();

    /** Overrides of the pods, whose containers have the names of the tailers; empty changes nothing. */
    Optional<WorkloadOverrides> workloadOverrides();

    /** An image that the operator does not use; each tailer has its own. */
    Optional<ImageSpec> image();

    /** A spec that the consumer fills in. */
    static HostTailerSpec of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a spec. */
    final class Builder extends ImmutableHostTailerSpec.Builder implements ModelBuilder<HostTailerSpec> {
        Builder() {}

        /** Adds files to print. */
        public Builder addFileTailer(Consumer<FileTailer.Builder> spec) {
            return addFileTailer(FileTailer.of(spec));
        }

        /** Adds a journal to print. */
        public Builder addSystemdTailer(Consumer<SystemdTailer.Builder> spec) {
            return addSystemdTailer(SystemdTailer.of(spec));
        }

        /** Changes labels and annotations of the pods. */
        public Builder workloadMetaOverrides(Consumer<WorkloadMetaOverrides.Builder> change) {
            return workloadMetaOverrides(
                    ModelBuilder.part(this, HostTailerSpec::workloadMetaOverrides, WorkloadMetaOverrides::of, change));
        }

        /** Changes the overrides of the pods. */
        public Builder workloadOverrides(Consumer<WorkloadOverrides.Builder> change) {
            return workloadOverrides(
                    ModelBuilder.part(this, HostTailerSpec::workloadOverrides, WorkloadOverrides::of, change));
        }

        /** Changes the image that the operator does not use. */
        public Builder image(Consumer<ImageSpec.Builder> change) {
            return image(ModelBuilder.part(this, HostTailerSpec::image, ImageSpec::of, change));
        }
    }
}
