package dev.gleaner.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time that a log covers. */
final class TimeRange {
    private @Nullable Instant first;
    private @Nullable Instant last;

    void add(Instant time) {
        first = first == null || time.isBefore(first) ? time : first;
        last = last == null || time.isAfter(last) ? time : last;
    }

    /** Whether all times are before a time; false if there are none. */
    boolean endsBefore(Instant time) {
        return last != null && last.isBefore(time);
    }

    /** Whether no time is before a time; false if there are none. */
    boolean startsAtOrAfter(Instant time) {
        return first != null && !first.isBefore(time);
    }

    /** The words and the range; empty if no time was added. */
    String inWords(String words) {
        return first == null ? "" : words + " from " + first + " to " + last;
    }
}
