package dev.gleaner.event.kubernetes;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The number of times an event was seen, as newer reporters count it (Kubernetes v1.24, k8s.io/api/core/v1). */
@Value.Immutable
public interface EventSeries extends Editable<EventSeries, EventSeries.Builder> {
    /** How it is read and written. */
    Shape<EventSeries> SHAPE = Shape.object("series", Builder::new)
            .defaulted("count", Scalar.INTEGER, 0, EventSeries::count, Builder::count)
            .optional("lastObservedTime", Scalar.MICRO_TIME, EventSeries::lastObservedTime, Builder::lastObservedTime);

    /** The number of times the event was seen; 0 if it is not recorded. */
    @Value.Default
    default int count() {
        return 0;
    }

    /** When the event was last seen; empty if it is not recorded. */
    Optional<Instant> lastObservedTime();

    /** A series that the consumer fills in. */
    static EventSeries of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a series. */
    final class Builder extends ImmutableEventSeries.Builder implements ModelBuilder<EventSeries> {
        Builder() {}
    }
}
