package dev.gleaner.event.kubernetes;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * A Kubernetes event in the envelope of eventrouter's log: {@code {"verb":...,"event":...,"old_event":...}}
 * (banzaicloud's eventrouter v0.1.0, sinks/eventdata.go). eventrouter writes no notice for deleted events.
 */
@Value.Immutable
public interface EventNotice extends Editable<EventNotice, EventNotice.Builder> {
    /** How notices are read and written. */
    Shape<EventNotice> SHAPE = Shape.object("notice", Builder::new)
            .defaulted("verb", Scalar.TEXT, "", EventNotice::verb, Builder::verb)
            .required("event", KubernetesEvent.class, EventNotice::event, Builder::event)
            .part("old_event", KubernetesEvent.class, EventNotice::oldEvent, Builder::oldEvent);

    /** {@code ADDED} or {@code UPDATED}; empty for an event without envelope, such as those of kubectl. */
    @Value.Default
    default String verb() {
        return "";
    }

    /** The current state of the event. */
    KubernetesEvent event();

    /** The state of the event before the update; empty for a new event. */
    Optional<KubernetesEvent> oldEvent();

    /** A notice that the consumer fills in. */
    static EventNotice of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a notice. */
    final class Builder extends ImmutableEventNotice.Builder implements ModelBuilder<EventNotice> {
        Builder() {}

        /** Changes the current state of the event. */
        public Builder event(Consumer<KubernetesEvent.Builder> change) {
            return event(ModelBuilder.part(this, e -> Optional.of(e.event()), KubernetesEvent::of, change));
        }

        /** Changes the state of the event before the update. */
        public Builder oldEvent(Consumer<KubernetesEvent.Builder> change) {
            return oldEvent(ModelBuilder.part(this, EventNotice::oldEvent, KubernetesEvent::of, change));
        }
    }
}
