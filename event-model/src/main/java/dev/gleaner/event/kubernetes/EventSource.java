package dev.gleaner.event.kubernetes;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The component that reports an event (Kubernetes v1.24, k8s.io/api/core/v1). */
@Value.Immutable
public interface EventSource extends Editable<EventSource, EventSource.Builder> {
    /** How it is read and written. */
    Shape<EventSource> SHAPE = Shape.object("source", Builder::new)
            .defaulted("component", Scalar.TEXT, "", EventSource::component, Builder::component)
            .defaulted("host", Scalar.TEXT, "", EventSource::host, Builder::host);

    /** A source that is not recorded. */
    EventSource UNKNOWN = of(s -> {});

    /** The program, such as {@code kubelet}; empty if it is not recorded. */
    @Value.Default
    default String component() {
        return "";
    }

    /** The node on which it runs; empty if it is not recorded. */
    @Value.Default
    default String host() {
        return "";
    }

    /** A source that the consumer fills in. */
    static EventSource of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a source. */
    final class Builder extends ImmutableEventSource.Builder implements ModelBuilder<EventSource> {
        Builder() {}
    }
}
