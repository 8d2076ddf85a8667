package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Fault;
import dev.gleaner.event.line.Words;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an input from the next record on, as far as they have been read. An array is never overwritten, because
 * events refer to it: when it is full, the rest moves to a new one. Not thread-safe.
 */
final class InputBlock implements Closeable {
    /** The usual size of an array. */
    static final int SIZE = 1 << 18;

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - Long.BYTES;
    private static final byte[] NOTHING = {};
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final String name;
    private final InputStream in;
    private final int size;
    private final EntryReader entries;
    private final LineEnds lineEnds = new LineEnds();

    private byte[] bytes;
    private int start;
    private int end;
    private long base;
    private long lines;
    private int column = 1;
    private boolean growing;
    private boolean ended;
    private boolean reportsFailure;
    private @Nullable Ahead ahead;
    private long looked;

    /** Reads an input at any offset. */
    interface Ahead {
        /** Reads bytes from an offset on; returns their number, which is not positive at the end or if it is not possible. */
        int read(long offset, byte[] target) throws IOException;
    }

    /** The input from an offset on. */
    InputBlock(String name, InputStream in, long offset, int size, EntryReader entries) {
        this(name, in, new byte[size], 0, offset, size, entries);
    }

    /** A whole input. */
    InputBlock(String name, byte[] content, EntryReader entries) {
        this(name, InputStream.nullInputStream(), content, content.length, 0, SIZE, entries);
        ended = true;
    }

    private InputBlock(String name, InputStream in, byte[] bytes, int end, long offset, int size, EntryReader entries) {
        this.name = name;
        this.in = in;
        this.bytes = bytes;
        this.end = end;
        this.base = offset;
        this.size = size;
        this.entries = entries;
    }

    /** Whether the input may grow, so that its end is not final. */
    boolean isGrowing() {
        return growing;
    }

    void setGrowing(boolean growing) {
        this.growing = growing;
    }

    /** Reports a failure to read the file as a finding, and treats it as the end. */
    void reportFailure() {
        reportsFailure = true;
    }

    /** Allows to look ahead in an input. */
    void setAhead(Ahead ahead) {
        this.ahead = ahead;
    }

    /**
     * Reads bytes that are after this block, and leaves the block as it is; returns their number, which is not positive
     * at the end, or if the input cannot be read ahead.
     */
    int readAhead(long offset, byte[] target) {
        try {
            return ahead == null || ended ? 0 : ahead.read(offset, target);
        } catch (IOException e) {
            // The reader reports the failure when it comes there.
            return 0;
        }
    }

    int usualSize() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The index of the next record. */
    int start() {
        return start;
    }

    /** The index after the last byte read. */
    int end() {
        return end;
    }

    int length() {
        return end - start;
    }

    /** The first byte of the next record; there must be one. */
    byte first() {
        return bytes[start];
    }

    /** The offset in the input of the first byte of the array. */
    long base() {
        return base;
    }

    /** The offset in the input of the next record. */
    long offset() {
        return base + start;
    }

    boolean isAtLineStart() {
        return column == 1;
    }

    /** The place of the next record. */
    EntryReader.Place place() {
        return new EntryReader.Place(lines + 1, column, offset());
    }

    /** The longest record that fits into an array, within bounds. */
    int longestRecord(Bounds bounds) {
        return longestRecord(bounds, size);
    }

    static int longestRecord(Bounds bounds, int size) {
        return Math.min(bounds.characters(), LONGEST_ARRAY - 2 * size);
    }

    boolean startsWithByteOrderMark(int limit) {
        int to = start + BYTE_ORDER_MARK.length;
        return offset() == 0
                && to <= limit
                && Arrays.equals(bytes, start, to, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    void skipByteOrderMark() {
        start += BYTE_ORDER_MARK.length;
    }

    /**
     * The index of the end of the line; negative if the block has a number of bytes without a line end, or the input has
     * no more bytes for now. At the end of an input that does not grow, it is the end of the block.
     */
    int lineEnd(int enough) {
        int found = lineEnds.next(bytes, start, end, base);
        while (found < 0 && length() < enough) {
            if (!fill()) {
                return growing ? -1 : end;
            }
            found = lineEnds.next(bytes, start, end, base);
        }
        return found;
    }

    /** Whether the next line was searched for its end before. */
    boolean wasSearched() {
        return lineEnds.isBehind(offset());
    }

    /** Moves past the line that ends at an index; NUL bytes are not part of its end. */
    void skipLine(int lineEnd) {
        skipTo(lineEnd < end && bytes[lineEnd] == 0 ? lineEnd : lineEnd + 1);
    }

    /** Moves past the line that ends at an index and contains no other line end. */
    void skipWholeLine(int lineEnd) {
        looked += lineEnd - start;
        start = Math.min(lineEnd + 1, end);
        lines++;
        column = 1;
    }

    /** Moves to an index, or to the end of the block. */
    void skipTo(int index) {
        int to = Math.min(index, end);
        looked += to - start;
        for (int i = start; (i = Words.indexOf((byte) '\n', bytes, i, to)) >= 0; i++) {
            lines++;
            start = i + 1;
            column = 1;
        }
        column += to - start;
        start = to;
    }

    /**
     * Moves to the start of a line ahead, which may not have been read yet.
     *
     * @param count the number of lines up to it
     */
    void moveTo(long offset, long count) {
        looked += offset - offset();
        long unread = offset - base - end;
        if (unread > 0) {
            try {
                in.skipNBytes(unread);
            } catch (IOException e) {
                throw LogInput.Problem.thrown(name, e);
            }
            bytes = NOTHING;
            end = 0;
            base = offset;
        }
        start = (int) (offset - base);
        lines += count;
    }

    /** Reads more of the input, into a new array if this one is full; false if there is no more. */
    boolean fill() {
        if (ended) {
            return false;
        }
        if (end == bytes.length) {
            int pending = length();
            byte[] larger = new byte[sizeFor(pending, size)];
            System.arraycopy(bytes, start, larger, 0, pending);
            bytes = larger;
            base += start;
            start = 0;
            end = pending;
        }
        try {
            int count = in.read(bytes, end, bytes.length - end);
            end += Math.max(count, 0);
            ended = count < 0 && !growing;
            return count > 0;
        } catch (ZipException | EOFException e) {
            return endAt(LogFault.COMPRESSED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            if (!reportsFailure) {
                throw LogInput.Problem.thrown(name, e);
            }
            return endAt(LogFault.UNREADABLE, LogInput.Problem.of(e).argument());
        }
    }

    private boolean endAt(Fault fault, String reason) {
        ended = true;
        entries.report(fault, place(), reason);
        return false;
    }

    /** The size of an array for a number of bytes that move to it. */
    static int sizeFor(int pending, int size) {
        return (int) Math.min(LONGEST_ARRAY, Math.max(size, pending > size / 2 ? 2L * pending : 0));
    }

    /** Adds a number of bytes that were examined. */
    void addLooked(int count) {
        looked += count;
    }

    /** The number of bytes examined so far; each counts as often as it was examined. */
    long looked() {
        return looked + lineEnds.looked();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be closed", e);
        }
    }
}
