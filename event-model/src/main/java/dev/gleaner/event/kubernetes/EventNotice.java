package dev.gleaner.event.kubernetes;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes event in the envelope of eventrouter's log: {@code {"verb":...,"event":...,"old_event":...}}
 * (banzaicloud's eventrouter v0.1.0, sinks/eventdata.go). eventrouter writes no notice for deleted events. Immutable. A
 * notice from a log equals a built notice with the same content.
 */
@Value.Immutable
public abstract class EventNotice implements Editable<EventNotice, EventNotice.Builder>, Cloneable {
    /** How notices are read and written. */
    public static final Shape<EventNotice> SHAPE = Shape.object("notice", Builder::new)
            .defaulted("verb", Scalar.TEXT, "", EventNotice::verb, Builder::verb)
            .required("event", KubernetesEvent.class, EventNotice::event, Builder::event)
            .part("old_event", KubernetesEvent.class, EventNotice::oldEvent, Builder::oldEvent);

    /** Set once, in a copy that no one has seen yet. */
    @SuppressWarnings("immutables:incompat")
    private String carrier = "";

    /** For the implementations. */
    protected EventNotice() {}

    /** {@code ADDED} or {@code UPDATED}; empty for an event without envelope, such as one of kubectl. */
    @Value.Default
    public String verb() {
        return "";
    }

    /** The current state of the event. */
    public abstract KubernetesEvent event();

    /** The state of the event before the update; empty for a new event. */
    public abstract Optional<KubernetesEvent> oldEvent();

    /**
     * The carriers of the notice: the records that contained it in the log, from the outermost one, such as
     * {@code loki > container cattle-logging-system/event-tailer-0}. Empty if no other record contained it, or if it
     * was not read from a log. Carriers are not part of the content: copies do not have them, and equal notices may
     * have different carriers.
     */
    public final String carrier() {
        return carrier;
    }

    /** An equal notice with carriers, in the words of {@link #carrier()}. */
    public final EventNotice carriedBy(String carrier) {
        Objects.requireNonNull(carrier, "carrier");
        try {
            EventNotice carried = (EventNotice) clone();
            carried.carrier = carrier;
            return carried;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** A notice that the consumer fills in. */
    public static EventNotice of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof EventNotice notice
                        && verb().equals(notice.verb())
                        && event().equals(notice.event())
                        && oldEvent().equals(notice.oldEvent())
                        && unknownFields().equals(notice.unknownFields());
    }

    @Override
    public final int hashCode() {
        return Objects.hash(verb(), event());
    }

    /** The verb and the events. */
    @Override
    public final String toString() {
        return "EventNotice[" + verb() + " " + event()
                + oldEvent().map(old -> " after " + old).orElse("") + "]";
    }

    /** Builds a notice. */
    public static final class Builder extends ImmutableEventNotice.Builder implements ModelBuilder<EventNotice> {
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
