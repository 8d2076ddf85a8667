package dev.gleaner.audit.replay;

import java.io.Serializable;

/**
 * Some events of a log.
 *
 * @param events how many there are
 * @param bytes how long their lines are together, in bytes, with the line ends
 */
public record Tally(long events, long bytes) implements Serializable {
    /** No events. */
    public static final Tally NONE = new Tally(0, 0);

    /** These events and others. */
    public Tally plus(Tally other) {
        return new Tally(events + other.events, bytes + other.bytes);
    }

    /** The tally as {@code 5 events, 2668 bytes}. */
    @Override
    public String toString() {
        return events + (events == 1 ? " event, " : " events, ") + bytes + " bytes";
    }
}
