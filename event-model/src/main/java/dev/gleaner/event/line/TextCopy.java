package dev.gleaner.event.line;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A copy of the bytes of a text in a line, to compare with those of other lines. Immutable. */
public final class TextCopy {
    private final byte[] bytes;
    private final long lastWord;

    /** The copy takes over the bytes. */
    TextCopy(byte[] bytes) {
        this.bytes = bytes;
        this.lastWord = LineText.lastWord(bytes, 0, bytes.length);
    }

    /** The bytes of a text that a line has without escapes. */
    public static TextCopy of(String text) {
        return new TextCopy(Objects.requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
    }

    /** A hash of the bytes, as that of {@link LineText#hash()}. */
    public long hash() {
        return LineText.hash(bytes, 0, bytes.length);
    }

    /** Whether a range has the same bytes. */
    boolean is(byte[] other, int from, int to) {
        int length = to - from;
        return bytes.length == length
                && lastWord == LineText.lastWord(other, from, to)
                && (length <= Words.SIZE || Words.equal(other, from, bytes, 0, length));
    }
}
