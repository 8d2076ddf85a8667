package dev.gleaner.event.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of the export format of systemd's journal ({@code journalctl -o export}), each of which is a field of an entry.
 * The export starts with a field of the journal itself. Not thread-safe.
 */
final class JournalExport {
    private static final Pattern FIELD =
            Pattern.compile("(?<name>[A-Z_][A-Z0-9_]{0,63})(?:=(?<value>.*))?", Pattern.DOTALL);
    private static final Pattern START = Pattern.compile("__(?:CURSOR|REALTIME_TIMESTAMP)=.*", Pattern.DOTALL);

    /** The number of bytes of such a length. */
    private static final int LENGTH = 8;

    private boolean isStarted;

    /** Whether the next line is the length of the value of a field that is not a text. */
    private boolean isLengthDue;

    /** Whether a line belongs to an export. */
    boolean includes(String line) {
        isStarted |= START.matcher(line).matches();
        if (!isStarted) {
            return false;
        }
        boolean isLength = isLengthDue && line.length() <= LENGTH;
        isLengthDue = false;
        if (isLength) {
            return true;
        }
        Matcher field = FIELD.matcher(line);
        isLengthDue = field.matches() && field.group("value") == null;
        return field.matches();
    }

    /** The message in a line of an export; empty if the line has another field. */
    static String message(String line) {
        String name = "MESSAGE=";
        return line.startsWith(name) ? line.substring(name.length()).strip() : "";
    }
}
