package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonPieces;
import dev.gleaner.event.line.LineEvent;
import dev.gleaner.event.line.Words;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one input, one after another, through one block of bytes. A block is never written over: events
 * keep theirs. Not thread-safe.
 */
final class RecordReader implements AutoCloseable {
    private static final int BLOCK = 1 << 18;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final String name;
    private final InputStream in;
    private final int longest;
    private final int depth;
    private final EntryReader entries;

    private byte[] bytes;
    private int start;
    private int end;
    private long blockOffset;
    private long lines;
    private int column = 1;
    private boolean growing;
    private boolean skipping;
    private boolean ended;

    /** A reader of an input from an offset on. */
    RecordReader(String name, InputStream in, long offset, Bounds bounds, EntryReader entries) {
        this(name, in, new byte[BLOCK], 0, offset, bounds, entries);
    }

    /** A reader of bytes that are here as a whole. */
    RecordReader(String name, byte[] content, Bounds bounds, EntryReader entries) {
        this(name, InputStream.nullInputStream(), content, content.length, 0, bounds, entries);
        ended = true;
    }

    private RecordReader(
            String name, InputStream in, byte[] block, int end, long offset, Bounds bounds, EntryReader entries) {
        this.name = name;
        this.in = in;
        this.bytes = block;
        this.end = end;
        this.blockOffset = offset;
        this.longest = bounds.characters();
        this.depth = bounds.depth();
        this.entries = entries;
    }

    /** Takes the input for one that grows: what is at its end without a line end is left for later. */
    RecordReader growing() {
        growing = true;
        return this;
    }

    /** Takes the input for one that does not grow any more. */
    void grown() {
        growing = false;
    }

    /** Where the next record starts, in bytes from the start of the input. */
    long offset() {
        return blockOffset + start;
    }

    /** Hands over what the next line says, or the next lines that belong together; false at the end. */
    boolean next(Consumer<? super LogEntry> out) {
        if (start == end && !fill()) {
            return finish();
        }
        if (bytes[start] == '{' && !skipping) {
            LineEvent event = entries.scan(bytes, start, end);
            if (event != null && event.end() < end && accept(event, event.end(), out)) {
                return true;
            }
        }
        return skipping ? skip() : nextLine(out);
    }

    /** Hands over an event that was scanned, when it is all of the line. */
    private boolean accept(@Nullable LineEvent event, int lineEnd, Consumer<? super LogEntry> out) {
        if (event == null || event.end() != lineEnd || lineEnd - start > longest) {
            return false;
        }
        start = Math.min(lineEnd + 1, end);
        lines++;
        column = 1;
        out.accept(new LogEntry.Audit(event));
        return true;
    }

    private boolean finish() {
        if (!growing) {
            entries.finish();
        }
        return false;
    }

    private boolean nextLine(Consumer<? super LogEntry> out) {
        int lineEnd = lineEnd(start);
        if (lineEnd < 0 && end - start <= longest) {
            return false;
        }
        if (lineEnd < 0 || lineEnd - start > longest) {
            entries.report(LogFault.BOUND_LENGTH, place(), longest);
            skipping = true;
            return skip();
        }
        if (offset() == 0 && startsWithByteOrderMark(lineEnd)) {
            start += BYTE_ORDER_MARK.length;
        }
        if (start < lineEnd && bytes[start] == '{' && accept(entries.scan(bytes, start, lineEnd), lineEnd, out)) {
            return true;
        }
        int open = entries.read(bytes, start, lineEnd, place(), out);
        if (open >= 0) {
            return goOn(open - start, lineEnd - start, out);
        }
        takeTo(lineEnd + 1);
        return true;
    }

    private boolean startsWithByteOrderMark(int lineEnd) {
        int to = start + BYTE_ORDER_MARK.length;
        return to <= lineEnd && Arrays.equals(bytes, start, to, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    /** Leaves out what is left of a line that is too long; false when its end is still to come. */
    private boolean skip() {
        int lineEnd = Words.indexOf((byte) '\n', bytes, start, end);
        while (lineEnd < 0) {
            start = end;
            if (!fill()) {
                return false;
            }
            lineEnd = Words.indexOf((byte) '\n', bytes, start, end);
        }
        skipping = false;
        takeTo(lineEnd + 1);
        return true;
    }

    /** Where the line ends that starts at an index; -1 when it is too long, or when its end is still to come. */
    private int lineEnd(int from) {
        int searched = from;
        while (true) {
            int lineEnd = Words.indexOf((byte) '\n', bytes, searched, end);
            if (lineEnd >= 0) {
                return lineEnd;
            }
            int before = end - start;
            if (before > longest) {
                return -1;
            }
            if (!fill()) {
                return growing ? -1 : end;
            }
            searched = start + before;
        }
    }

    /**
     * Reads an object that goes on in the next lines. When they do not make one, its first line is broken, and what is
     * behind that is read by itself.
     */
    private boolean goOn(int record, int firstLine, Consumer<? super LogEntry> out) {
        JsonPieces pieces = new JsonPieces(depth);
        int from = record;
        int to = firstLine;
        while (true) {
            int behind = Math.min(start + to + 1, end);
            JsonPieces.State state = pieces.feed(bytes, start + from, behind);
            if (state == JsonPieces.State.WHOLE) {
                entries.readObject(
                        bytes, start + record, pieces.end(), place().ahead(bytes, start, start + record), out);
                takeTo(pieces.end());
                return true;
            }
            if (state == JsonPieces.State.OPEN) {
                int next = behind - start;
                int lineEnd = lineEnd(behind);
                if (lineEnd < 0 && end - start <= longest) {
                    return false;
                }
                if (lineEnd < 0 || lineEnd - start - record > longest) {
                    return skipObject(pieces, next, record);
                }
                if (end - start > next) {
                    from = next;
                    to = lineEnd - start;
                    continue;
                }
            }
            // A new object in the next line says that this one was cut off; otherwise the fault is where it showed.
            boolean isCut = to == firstLine || startsObject(start + from, start + to);
            entries.readObject(
                    bytes,
                    start + record,
                    start + (isCut ? firstLine : to),
                    place().ahead(bytes, start, start + record),
                    out);
            takeTo(start + firstLine + 1);
            return true;
        }
    }

    /** Leaves out an object that is too long, from where it was looked at. */
    private boolean skipObject(JsonPieces pieces, int next, int record) {
        entries.report(LogFault.BOUND_LENGTH, place().ahead(bytes, start, start + record), longest);
        takeTo(start + next);
        JsonPieces.State state = JsonPieces.State.OPEN;
        while (state == JsonPieces.State.OPEN && (start < end || fill())) {
            state = pieces.feed(bytes, start, end);
            takeTo(state == JsonPieces.State.WHOLE ? pieces.end() : end);
        }
        skipping = state == JsonPieces.State.BROKEN;
        return true;
    }

    private boolean startsObject(int from, int to) {
        int at = from;
        while (at < to && bytes[at] <= ' ') {
            at++;
        }
        return at < to && bytes[at] == '{';
    }

    private EntryReader.Place place() {
        return new EntryReader.Place(lines + 1, column, offset());
    }

    /** Goes on behind an index. */
    private void takeTo(int index) {
        int to = Math.min(index, end);
        for (int i = start; (i = Words.indexOf((byte) '\n', bytes, i, to)) >= 0; i++) {
            lines++;
            start = i + 1;
            column = 1;
        }
        column += to - start;
        start = to;
    }

    /** Reads more behind what is here, in a new block when this one is full; false when there is no more. */
    private boolean fill() {
        if (ended) {
            return false;
        }
        if (end == bytes.length) {
            int pending = end - start;
            byte[] block = new byte[Math.max(BLOCK, pending > BLOCK / 2 ? 2 * pending : 0)];
            System.arraycopy(bytes, start, block, 0, pending);
            bytes = block;
            blockOffset += start;
            start = 0;
            end = pending;
        }
        try {
            int count = in.read(bytes, end, bytes.length - end);
            end += Math.max(count, 0);
            return count > 0;
        } catch (ZipException | EOFException e) {
            ended = true;
            entries.report(LogFault.COMPRESSED, place(), String.valueOf(e.getMessage()));
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
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
