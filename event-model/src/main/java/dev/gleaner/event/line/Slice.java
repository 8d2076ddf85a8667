package dev.gleaner.event.line;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A range of bytes and its value, which is decoded on first use. Thread-safe: concurrent callers decode the same value.
 *
 * @param <T> the immutable type of the value
 */
final class Slice<T> implements LinePart {
    /** Below this length, comparing word by word is faster than {@link Arrays#equals}. */
    private static final int SHORT = 64;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final FieldOffsets offsets;
    private @Nullable T value;

    Slice(byte[] bytes, int from, int to, FieldOffsets offsets) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.offsets = offsets;
    }

    /** A slice with a copy of the bytes and the offsets. */
    static <T> Slice<T> copyOf(byte[] bytes, int from, int to, FieldOffsets offsets) {
        return new Slice<>(Arrays.copyOfRange(bytes, from, to), 0, to - from, offsets.copy());
    }

    /**
     * The same slice in a copy of the original bytes that starts at an index; this slice if it has bytes of its own.
     */
    Slice<T> in(byte[] copy, byte[] original, int copiedFrom) {
        return bytes == original ? new Slice<>(copy, from - copiedFrom, to - copiedFrom, offsets) : this;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    @Override
    public FieldOffsets offsets() {
        return offsets;
    }

    /** Whether a range of another array has the same bytes. */
    boolean is(byte[] other, int otherFrom, int otherTo) {
        int length = to - from;
        if (otherTo - otherFrom != length) {
            return false;
        }
        return length >= Words.SIZE && length < SHORT
                ? Words.equal(other, otherFrom, bytes, from, length)
                : Arrays.equals(other, otherFrom, otherTo, bytes, from, to);
    }

    /** Decodes the bytes of a slice. */
    interface Decoder<T> {
        T decode(Slice<T> slice);
    }

    /** The value of the bytes. */
    T value(Decoder<T> decoder) {
        T known = value;
        if (known == null) {
            known = decoder.decode(this);
            value = known;
        }
        return known;
    }
}
