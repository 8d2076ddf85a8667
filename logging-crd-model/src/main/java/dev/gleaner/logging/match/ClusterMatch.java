package dev.gleaner.logging.match;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * One step of a cluster flow's match list: a {@code select} or an {@code exclude}. The first step that applies to a
 * record decides; a record to which no step applies is not selected.
 */
@Value.Immutable
public interface ClusterMatch extends MatchStep<ClusterSelector>, Editable<ClusterMatch, ClusterMatch.Builder> {
    /** How steps are read, checked and written. */
    Shape<ClusterMatch> SHAPE = Shape.object("match", Builder::new)
            .group(shape ->
                    MatchFields.addSteps(shape, Shape.ref(ClusterSelector.class), Shape.ref(ClusterSelector.class)));

    /** A step that the consumer fills in. */
    static ClusterMatch of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** A step that selects records; a selector without conditions selects all of them. */
    static ClusterMatch select(Consumer<ClusterSelector.Builder> spec) {
        return of(m -> m.select(spec));
    }

    /** A step that excludes records. */
    static ClusterMatch exclude(Consumer<ClusterSelector.Builder> spec) {
        return of(m -> m.exclude(spec));
    }

    /** Builds a step. */
    final class Builder extends ImmutableClusterMatch.Builder
            implements ModelBuilder<ClusterMatch>, MatchFields.Steps<ClusterSelector> {
        Builder() {}

        /** Makes it a step that selects records. */
        public Builder select(Consumer<ClusterSelector.Builder> change) {
            return select(ModelBuilder.part(this, ClusterMatch::select, ClusterSelector::of, change));
        }

        /** Makes it a step that excludes records. */
        public Builder exclude(Consumer<ClusterSelector.Builder> change) {
            return exclude(ModelBuilder.part(this, ClusterMatch::exclude, ClusterSelector::of, change));
        }
    }
}
