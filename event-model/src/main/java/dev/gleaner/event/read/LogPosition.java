package dev.gleaner.event.read;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a log was read, to be saved and gone on from. The file is known by how it starts, so that it is found again when
 * it was renamed or compressed.
 *
 * @param offset where the next record starts, in bytes from the start of the file's content
 * @param headLength how many bytes at the start of the file the file is known by; 0 for a file that was empty
 * @param headHash the SHA-256 of these bytes in hexadecimal digits; empty when there are none
 * @param after the time in the name of the last backup that was read to its end before; empty for none
 */
public record LogPosition(long offset, int headLength, String headHash, String after) {
    /** Before everything that there is. */
    public static final LogPosition START = new LogPosition(0, 0, "", "");

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):(\\d{1,9}):([0-9a-f]*):([-0-9T.]*)");

    /** Refuses null and what is negative. */
    public LogPosition {
        Objects.requireNonNull(headHash, "headHash");
        Objects.requireNonNull(after, "after");
        if (offset < 0 || headLength < 0) {
            throw new IllegalArgumentException("a position is not negative");
        }
    }

    /**
     * The position of a text that {@link #toString()} gave.
     *
     * @throws IllegalArgumentException when the text is no position
     */
    public static LogPosition of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a position of a log: " + text);
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
