package dev.gleaner.event.activity;

import dev.gleaner.event.audit.AuditEvent;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The stages of requests in a part of a log, which is read apart from the others, by another thread or on another
 * machine. Parts that are merged in the order of the log have the same activities, in the same order, as the whole log.
 * The log may be divided anywhere, even between the stages of a request.
 *
 * <pre>{@code
 * ActivitiesPart first = Activities.part();
 * ActivitiesPart second = Activities.part();
 * firstHalf.forEach(first);
 * secondHalf.forEach(second);
 * first.merge(second);
 * first.activities().forEach(activity -> System.out.println(activity.inWords()));
 * }</pre>
 *
 * <p>Any stage may continue a request of an earlier part. A part therefore keeps all stages, without their bodies:
 * about a kilobyte each. It can be serialized and sent to another machine; times are then truncated to microseconds,
 * the precision of a log. Not thread-safe.
 */
public final class ActivitiesPart implements Consumer<AuditEvent>, Serializable {
    private static final long serialVersionUID = 1;

    private final transient List<AuditEvent> stages = new ArrayList<>();

    ActivitiesPart() {}

    /** Adds the next event of this part. */
    @Override
    public void accept(AuditEvent stage) {
        stages.add(StoredEvents.withoutBodies(Objects.requireNonNull(stage, "stage")));
    }

    /**
     * Adds the part that follows this one in the log.
     *
     * @throws IllegalArgumentException if it is this part
     */
    public void merge(ActivitiesPart next) {
        if (next == this) {
            throw new IllegalArgumentException("a part of a log cannot be merged with itself");
        }
        stages.addAll(next.stages);
    }

    /** The activities of this part, as if it were the whole log. */
    public Stream<Activity> activities() {
        return Activities.of(stages().stream());
    }

    /** The stages so far, in the order of the log and without bodies. */
    public List<AuditEvent> stages() {
        return Collections.unmodifiableList(stages);
    }

    private Object writeReplace() {
        return new Form(
                new ArrayList<>(stages.stream().map(StoredEvents.Line::of).toList()));
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException("a part of a log is deserialised from its lines; expected the serial form");
    }

    /** The serial form: a line for each stage. */
    private record Form(ArrayList<StoredEvents.Line> lines) implements Serializable {
        private Object readResolve() {
            ActivitiesPart part = new ActivitiesPart();
            lines.forEach(line -> part.stages.add(line.audit()));
            return part;
        }
    }
}
