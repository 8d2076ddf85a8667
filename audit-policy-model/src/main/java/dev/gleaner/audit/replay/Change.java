package dev.gleaner.audit.replay;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * The events of a log before and after a policy is applied.
 *
 * @param before the events in the log
 * @param after the events that the policy would record
 */
public record Change(Tally before, Tally after) implements Serializable {
    /** No events. */
    public static final Change NONE = new Change(Tally.NONE, Tally.NONE);

    /** Orders by bytes and events after the change, then before it, the largest first. */
    static final Comparator<Change> BY_NOISE = Comparator.comparing(Change::after, bySize())
            .thenComparing(Change::before, bySize())
            .reversed();

    /** Refuses null. */
    public Change {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /** The sum of this change and another one. */
    public Change plus(Change other) {
        return new Change(before.plus(other.before), after.plus(other.after));
    }

    private static Comparator<Tally> bySize() {
        return Comparator.comparingLong(Tally::bytes).thenComparingLong(Tally::events);
    }
}
