package dev.gleaner.event.line;

import java.util.Arrays;

/**
 * A text in a line: its bytes between the quotes, in which characters may be escaped. Two texts with the same bytes are
 * equal. Equal texts may have different bytes if one contains an escape. Reused for many lines; not thread-safe.
 */
public final class LineText {
    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int from;
    private int to;

    LineText() {}

    /** Becomes the text in a range of bytes; returns itself. */
    LineText set(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        return this;
    }

    /** The number of bytes. */
    public int length() {
        return to - from;
    }

    /** A hash of the bytes. */
    public long hash() {
        return hash(bytes, from, to);
    }

    /** Whether the bytes are those of a copy. */
    public boolean is(TextCopy copy) {
        return copy.is(bytes, from, to);
    }

    /** Whether characters are escaped. */
    public boolean hasEscapes() {
        return Words.indexOf((byte) '\\', bytes, from, to) >= 0;
    }

    /** A copy of the bytes. */
    public TextCopy copy() {
        return new TextCopy(Arrays.copyOfRange(bytes, from, to));
    }

    /** The text, without escapes. */
    public String text() {
        return CanonicalJson.text(bytes, from, to);
    }

    static long hash(byte[] bytes, int from, int to) {
        return to - from > Words.SIZE
                ? SliceCache.hash(bytes, from, to)
                : SliceCache.mix(lastWord(bytes, from, to), to - from);
    }

    /** The last eight bytes, or all bytes of a shorter text. */
    static long lastWord(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length >= Words.SIZE) {
            return Words.at(bytes, to - Words.SIZE);
        }
        if (to >= Words.SIZE) {
            return length == 0 ? 0 : Words.at(bytes, to - Words.SIZE) >>> Long.SIZE - length * Byte.SIZE;
        }
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << Byte.SIZE | bytes[i] & 0xff;
        }
        return word;
    }
}
