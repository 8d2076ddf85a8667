package dev.gleaner.event.line;

import org.jspecify.annotations.Nullable;

/**
 * An object that a scanner found in the current line: a cached slice, or a range of the line. Reused for each line, so
 * that an object whose value is not asked for costs no memory. Not thread-safe.
 *
 * @param <T> the type of the value
 */
final class FoundPart<T> implements LinePart {
    private final CanonicalJson scanner;
    private final FieldOffsets found;
    private int from;
    private int to;
    private boolean isThere;
    private @Nullable Slice<T> slice;

    /** A part for the lines of a scanner. It keeps the offsets of a number of fields. */
    FoundPart(CanonicalJson scanner, int fields) {
        this.scanner = scanner;
        found = new FieldOffsets(fields);
    }

    /** Sets that the line has no such object. */
    void clear() {
        isThere = false;
        slice = null;
    }

    /** Sets a cached slice. */
    void set(Slice<T> known) {
        isThere = true;
        slice = known;
    }

    /** The offsets to fill in before {@link #set(int, int)}; no field is there. */
    FieldOffsets newOffsets() {
        found.clear();
        return found;
    }

    /** Sets a range of the line. */
    void set(int from, int to) {
        isThere = true;
        slice = null;
        this.from = from;
        this.to = to;
    }

    /** Whether the line has the object. */
    boolean isThere() {
        return isThere;
    }

    /** The object as a slice that stays valid when the next line is scanned; null if it is not there. */
    @Nullable
    Slice<T> sliceOrNull() {
        return isThere ? slice() : null;
    }

    /** The object, which is there, as a slice that stays valid when the next line is scanned. */
    Slice<T> slice() {
        Slice<T> known = slice;
        if (known == null) {
            known = new Slice<>(scanner.bytes, from, to, found.copy());
            slice = known;
        }
        return known;
    }

    @Override
    public byte[] bytes() {
        return slice == null ? scanner.bytes : slice.bytes();
    }

    @Override
    public int from() {
        return slice == null ? from : slice.from();
    }

    @Override
    public FieldOffsets offsets() {
        return slice == null ? found : slice.offsets();
    }
}
