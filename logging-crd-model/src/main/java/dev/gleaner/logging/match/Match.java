package dev.gleaner.logging.match;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * One step of a flow's match list: a {@code select} or an {@code exclude}. The first step that applies to a record
 * decides; a record to which no step applies is not selected.
 */
@Value.Immutable
public interface Match extends MatchStep<Selector>, Editable<Match, Match.Builder> {
    /** How steps are read, checked and written. */
    Shape<Match> SHAPE = Shape.object("match", Builder::new)
            .group(shape -> MatchFields.addSteps(shape, Selector.SELECT, Shape.ref(Selector.class)));

    /** A step that the consumer fills in. */
    static Match of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** A step that selects records; a selector without conditions selects all of them. */
    static Match select(Consumer<Selector.Builder> spec) {
        return of(m -> m.select(spec));
    }

    /** A step that excludes records. */
    static Match exclude(Consumer<Selector.Builder> spec) {
        return of(m -> m.exclude(spec));
    }

    /** Builds a step. */
    final class Builder extends ImmutableMatch.Builder implements ModelBuilder<Match>, MatchFields.Steps<Selector> {
        Builder() {}

        /** Makes it a step that selects records. */
        public Builder select(Consumer<Selector.Builder> change) {
            return select(ModelBuilder.part(this, Match::select, Selector::of, change));
        }

        /** Makes it a step that excludes records. */
        public Builder exclude(Consumer<Selector.Builder> change) {
            return exclude(ModelBuilder.part(this, Match::exclude, Selector::of, change));
        }

        /**
         * Builds the step.
         *
         * @throws IllegalStateException if a select has labels of the namespace, which only an exclude can have
         */
        @Override
        public Match build() {
            Match step = super.build();
            if (step.select().filter(s -> !s.namespaceLabels().isEmpty()).isPresent()) {
                throw new IllegalStateException("namespace_labels is a condition of an exclude, not of a select");
            }
            return step;
        }
    }
}
