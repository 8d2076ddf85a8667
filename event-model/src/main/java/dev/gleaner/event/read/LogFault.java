package dev.gleaner.event.read;

import dev.gleaner.document.Fault;

/** What can be wrong with a log, beside what can be wrong with the JSON of a record and with its structure. */
public final class LogFault {
    /** Something stands where a record is expected. */
    public static final Fault NOT_A_RECORD =
            Fault.error("log-not-a-record", "found %s, expected a record: JSON, or a line of a known format");

    /** A record is longer than the bound. */
    public static final Fault BOUND_LENGTH =
            Fault.error("log-bound-length", "the record is longer than the bound of %s bytes; it is left out");

    /** A line of the legacy format is broken. */
    public static final Fault LEGACY = Fault.error("log-legacy", "not a line of the legacy audit format: %s");

    /** A line of a container's log was taken apart by the runtime, and its end is missing. */
    public static final Fault PART =
            Fault.error("log-part-missing", "the line is a part of a longer one, of which the end does not follow");

    /** What a record carries as text looks like a record and is none. */
    public static final Fault CARRIED = Fault.error("log-carried", "the text in %s is no record: %s");

    /** A compressed file is damaged. */
    public static final Fault COMPRESSED =
            Fault.error("log-compressed", "the compressed data is damaged or cut off: %s; what was before it is read");

    /** The file that a saved position is in is gone. */
    public static final Fault GAP =
            Fault.error("log-gap", "files that were rotated since the saved position are gone; what they held is lost");

    private LogFault() {}
}
