package dev.gleaner.audit.replay;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * What becomes of some events.
 *
 * @param before what the log has
 * @param after what the policy leaves of it
 */
public record Change(Tally before, Tally after) implements Serializable {
    /** Nothing, of which nothing becomes. */
    public static final Change NONE = new Change(Tally.NONE, Tally.NONE);

    /** What makes most noise comes first: most bytes and events afterwards, then before. */
    static final Comparator<Change> BY_NOISE = Comparator.comparing(Change::after, bySize())
            .thenComparing(Change::before, bySize())
            .reversed();

    /** Refuses null. */
    public Change {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /** What becomes of these events and others. */
    public Change plus(Change other) {
        return new Change(before.plus(other.before), after.plus(other.after));
    }

    private static Comparator<Tally> bySize() {
        return Comparator.comparingLong(Tally::bytes).thenComparingLong(Tally::events);
    }
}
