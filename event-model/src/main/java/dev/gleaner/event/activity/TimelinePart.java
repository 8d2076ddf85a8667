package dev.gleaner.event.activity;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Objects;

/**
 * The records for a timeline in a part of a log, which is read apart from the others, by another thread or on another
 * machine. Parts that are merged in the order of the log give the same timeline as the whole log, wherever it was
 * divided. A part keeps all stages of requests, as an {@link ActivitiesPart} does. It does not keep Kubernetes events
 * about objects other than the subject. Not thread-safe.
 */
public final class TimelinePart implements Serializable {
    private static final long serialVersionUID = 1;

    private final transient Subject subject;
    private final transient ActivitiesPart stages;
    private final transient EventStates events = new EventStates();

    TimelinePart(Subject subject) {
        this(subject, new ActivitiesPart());
    }

    private TimelinePart(Subject subject, ActivitiesPart stages) {
        this.subject = subject;
        this.stages = stages;
    }

    /** Adds the next stage of a request in this part. */
    public TimelinePart add(AuditEvent stage) {
        stages.accept(stage);
        return this;
    }

    /** Adds the event in an envelope. */
    public TimelinePart add(EventNotice notice) {
        return add(new EventStates.State(notice.event(), notice.carrier()));
    }

    /** Adds an event. */
    public TimelinePart add(KubernetesEvent event) {
        return add(new EventStates.State(event, ""));
    }

    private TimelinePart add(EventStates.State state) {
        if (Timeline.mayConcern(subject, state.event())) {
            events.add(state);
        }
        return this;
    }

    /**
     * Adds the part that follows this one in the log.
     *
     * @throws IllegalArgumentException if it is for another subject, or is this part
     */
    public void merge(TimelinePart next) {
        if (!subject.equals(next.subject)) {
            throw new IllegalArgumentException("parts of timelines of different subjects cannot be merged");
        }
        stages.merge(next.stages);
        next.events.all().forEach(events::add);
    }

    /** The timeline of this part, as if it were the whole log. */
    public Timeline timeline() {
        return Timeline.of(subject, t -> {
            stages.stages().forEach(t::add);
            events.all().forEach(t::addState);
        });
    }

    private Object writeReplace() {
        return new Form(
                subject,
                stages,
                new ArrayList<>(
                        events.all().stream().map(EventStates.State::stored).toList()));
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException(
                "a part of a timeline is deserialised from its lines; expected the serial form");
    }

    /** The serial form: the subject, the stages, and a line for each event. */
    private record Form(Subject subject, ActivitiesPart stages, ArrayList<StoredEvents.Line> events)
            implements Serializable {
        private Object readResolve() {
            TimelinePart part = new TimelinePart(Objects.requireNonNull(subject), Objects.requireNonNull(stages));
            events.forEach(line -> part.events.add(line.state()));
            return part;
        }
    }
}
