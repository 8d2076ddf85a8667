package dev.gleaner.audit.replay;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import java.io.Serializable;

/**
 * A number of events and their size.
 *
 * @param events the number of events
 * @param bytes the length of their lines, in bytes including line ends
 */
public record Tally(long events, long bytes) implements JsonForm, Serializable {
    /** No events. */
    public static final Tally NONE = new Tally(0, 0);

    /** The sum of this tally and another one. */
    public Tally plus(Tally other) {
        return new Tally(events + other.events, bytes + other.bytes);
    }

    /** The tally as a mapping: events and bytes. */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(m -> m.put("events", Tree.number(events)).put("bytes", Tree.number(bytes)));
    }

    /** The tally, such as {@code 5 events, 2668 bytes}. */
    @Override
    public String toString() {
        return events + (events == 1 ? " event, " : " events, ") + bytes + " bytes";
    }
}
