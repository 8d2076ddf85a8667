package dev.gleaner.logging.nodeagent;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.workload.WorkloadMetaOverrides;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Overrides of the DaemonSet that the operator creates; empty values change nothing (operator-tools,
 * pkg/typeoverride/override.go).
 */
@Value.Immutable
public interface DaemonSetOverride extends Editable<DaemonSetOverride, DaemonSetOverride.Builder> {
    /** How DaemonSet overrides are read, checked and written. */
    Shape<DaemonSetOverride> SHAPE = Shape.object("DaemonSet override", Builder::new)
            .part("metadata", WorkloadMetaOverrides.class, DaemonSetOverride::metadata, Builder::metadata)
            .part("spec", DaemonSetSpecOverride.class, DaemonSetOverride::spec, Builder::spec);

    /** Labels and annotations of the DaemonSet; empty changes nothing. */
    Optional<WorkloadMetaOverrides> metadata();

    /** Overrides of the pods and of their replacement; empty changes nothing. */
    Optional<DaemonSetSpecOverride> spec();

    /** A DaemonSet override that the consumer fills in. */
    static DaemonSetOverride of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a DaemonSet override. */
    final class Builder extends ImmutableDaemonSetOverride.Builder implements ModelBuilder<DaemonSetOverride> {
        Builder() {}

        /** Changes labels and annotations of the DaemonSet. */
        public Builder metadata(Consumer<WorkloadMetaOverrides.Builder> change) {
            return metadata(ModelBuilder.part(this, DaemonSetOverride::metadata, WorkloadMetaOverrides::of, change));
        }

        /** Changes the overrides of the pods and of their replacement. */
        public Builder spec(Consumer<DaemonSetSpecOverride.Builder> change) {
            return spec(ModelBuilder.part(this, DaemonSetOverride::spec, DaemonSetSpecOverride::of, change));
        }
    }
}
