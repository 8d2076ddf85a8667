package dev.gleaner.logging.nodeagent;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.fluentbit.UpdateStrategy;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Overrides of the pods of a DaemonSet and of their replacement; empty values change nothing. */
@Value.Immutable
public interface DaemonSetSpecOverride extends Editable<DaemonSetSpecOverride, DaemonSetSpecOverride.Builder> {
    /** How overrides of a DaemonSet's spec are read, checked and written. */
    Shape<DaemonSetSpecOverride> SHAPE = Shape.object("DaemonSet spec override", Builder::new)
            .optional(
                    "selector", Embedded.shape(LabelSelector.class), DaemonSetSpecOverride::selector, Builder::selector)
            .part("template", PodTemplateOverride.class, DaemonSetSpecOverride::template, Builder::template)
            .part(
                    "updateStrategy",
                    UpdateStrategy.class,
                    DaemonSetSpecOverride::updateStrategy,
                    Builder::updateStrategy)
            .integer("minReadySeconds", DaemonSetSpecOverride::minReadySeconds, Builder::minReadySeconds)
            .integer(
                    "revisionHistoryLimit", DaemonSetSpecOverride::revisionHistoryLimit, Builder::revisionHistoryLimit);

    /** The labels by which the DaemonSet finds its pods; they cannot be changed later. Empty changes nothing. */
    Optional<Embedded<LabelSelector>> selector();

    /** Overrides of the pods; empty changes nothing. */
    Optional<PodTemplateOverride> template();

    /** How pods are replaced; empty changes nothing. */
    Optional<UpdateStrategy> updateStrategy();

    /** How long a new pod must be ready to count as available, in seconds; empty means 0. */
    Optional<Integer> minReadySeconds();

    /** The number of earlier versions that are kept for a rollback; empty means 10. */
    Optional<Integer> revisionHistoryLimit();

    /** An override that the consumer fills in. */
    static DaemonSetSpecOverride of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an override. */
    final class Builder extends ImmutableDaemonSetSpecOverride.Builder implements ModelBuilder<DaemonSetSpecOverride> {
        Builder() {}

        /** Changes the overrides of the pods. */
        public Builder template(Consumer<PodTemplateOverride.Builder> change) {
            return template(ModelBuilder.part(this, DaemonSetSpecOverride::template, PodTemplateOverride::of, change));
        }

        /** Changes how pods are replaced. */
        public Builder updateStrategy(Consumer<UpdateStrategy.Builder> change) {
            return updateStrategy(
                    ModelBuilder.part(this, DaemonSetSpecOverride::updateStrategy, UpdateStrategy::of, change));
        }
    }
}
