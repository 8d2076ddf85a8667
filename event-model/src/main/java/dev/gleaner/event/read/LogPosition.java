package dev.gleaner.event.read;

import dev.gleaner.document.Violation;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The position up to which a log was read, which can be saved. The file is identified by its first bytes, so that it is
 * found even if it was renamed or compressed.
 *
 * @param offset the start of the next record, in bytes from the start of the file's content
 * @param headLength the number of first bytes that identify the file; 0 for an empty file
 * @param headHash the SHA-256 of these bytes in hexadecimal digits; empty if there are none
 * @param after the time in the name of the last backup that was read completely; empty for none
 */
public record LogPosition(long offset, int headLength, String headHash, String after) {
    /** The start of a log. */
    public static final LogPosition START = new LogPosition(0, 0, "", "");

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):(\\d{1,9}):([0-9a-f]*):([-0-9T.]*)");

    /** Refuses null, and negative numbers with an {@link IllegalArgumentException}. */
    public LogPosition {
        Objects.requireNonNull(headHash, "headHash");
        Objects.requireNonNull(after, "after");
        if (offset < 0 || headLength < 0) {
            throw new IllegalArgumentException("a position must not be negative");
        }
    }

    /**
     * Parses the result of {@link #toString()}.
     *
     * @throws IllegalArgumentException if the text is not a position
     */
    public static LogPosition of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a position of a log: " + Violation.quoted(text)
                    + "; expected the text of toString(), or LogPosition.START");
        }
        return new LogPosition(
                Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3), parts.group(4));
    }

    /** The position as a text without spaces, for {@link #of}. */
    @Override
    public String toString() {
        return offset + ":" + headLength + ":" + headHash + ":" + after;
    }
}
