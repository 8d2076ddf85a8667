package dev.gleaner.logging.values;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The scaling of the fluentd of an additional source. */
@Value.Immutable
public interface SourceScaling extends Editable<SourceScaling, SourceScaling.Builder> {
    /** How settings are read, checked and written. */
    Shape<SourceScaling> SHAPE = Shape.object("scaling of a source", Builder::new)
            .integer("replicas", SourceScaling::replicas, Builder::replicas)
            .open(ValuesFault.UNREAD);

    /** The number of pods; empty means that of all sources. */
    Optional<Integer> replicas();

    /** A scaling that the consumer fills in. */
    static SourceScaling of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a scaling. */
    final class Builder extends ImmutableSourceScaling.Builder implements ModelBuilder<SourceScaling> {
        Builder() {}
    }
}
