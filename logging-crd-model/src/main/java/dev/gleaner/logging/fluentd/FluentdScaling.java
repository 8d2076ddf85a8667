package dev.gleaner.logging.fluentd;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The number of fluentd pods, and what happens to the buffers of removed ones. */
@Value.Immutable
public interface FluentdScaling extends Editable<FluentdScaling, FluentdScaling.Builder> {
    /** How the scaling of fluentd is read, checked and written. */
    Shape<FluentdScaling> SHAPE = Shape.object("scaling", Builder::new)
            .integer("replicas", FluentdScaling::replicas, Builder::replicas)
            .text("podManagementPolicy", FluentdScaling::podManagementPolicy, Builder::podManagementPolicy)
            .part("drain", FluentdDrain.class, FluentdScaling::drain, Builder::drain)
            .rule(FluentdScaling::checkPolicy);

    /**
     * The number of pods. Empty, 0 and negative numbers leave it to the StatefulSet, which starts with one pod and can
     * be scaled by other tools.
     */
    Optional<Integer> replicas();

    /**
     * Whether pods start one after the other ({@code OrderedReady}) or all at once ({@code Parallel}); empty means the
     * former. It cannot be changed later.
     */
    Optional<String> podManagementPolicy();

    /** How the buffers of removed pods are sent; empty means that they stay in their volumes. */
    Optional<FluentdDrain> drain();

    /** A scaling that the consumer fills in. */
    static FluentdScaling of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void checkPolicy(Tree.Mapping scaling, Position position, FieldPath path, Violations violations) {
        FluentdRules.checkKubernetesWord(
                scaling, path, "podManagementPolicy", List.of("OrderedReady", "Parallel"), violations);
    }

    /** Builds a scaling. */
    final class Builder extends ImmutableFluentdScaling.Builder implements ModelBuilder<FluentdScaling> {
        Builder() {}

        /** Changes how the buffers of removed pods are sent. */
        public Builder drain(Consumer<FluentdDrain.Builder> change) {
            return drain(ModelBuilder.part(this, FluentdScaling::drain, FluentdDrain::of, change));
        }
    }
}
