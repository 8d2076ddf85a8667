package dev.gleaner.event.kubernetes;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** How often an event was seen, as newer reporters count it (Kubernetes v1.24, k8s.io/api/core/v1). */
@Value.Immutable
public interface EventSeries extends Editable<EventSeries, EventSeries.Builder> {
    /** How it is read and written. */
    Shape<EventSeries> SHAPE = Shape.object("series", Builder::new)
            .defaulted("count", Scalar.INTEGER, 0, EventSeries::count, Builder::count)
            .optional("lastObservedTime", Scalar.MICRO_TIME, EventSeries::lastObservedTime, Builder::lastObservedTime);

    /** How often it was seen; 0 when it is not told. */
    @Value.Default
    default int count() {
        return 0;
    }

    /** When it was seen last; empty when it is not told. */
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
