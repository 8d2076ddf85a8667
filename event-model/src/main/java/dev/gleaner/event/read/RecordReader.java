package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Fault;
import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.line.LineEvent;
import dev.gleaner.event.line.Words;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one input through a block of bytes. A block is never overwritten, because events keep it. Each
 * byte is examined only a few times, for any input: ends of lines, the state of an incomplete object, and objects that
 * have no end are remembered. Not thread-safe.
 */
final class RecordReader implements Closeable {
    /** The usual size of a block. */
    static final int BLOCK = 1 << 18;

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - Long.BYTES;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final long[] NOTHING = {};

    /** What is being read. */
    private enum State {
        /** What comes next is a record, or stands between two. */
        BETWEEN,
        /** An object that is not here as a whole. */
        OBJECT,
        /** What stands behind the items of a list. */
        LIST_END,
        /** An object that is left out. */
        SKIPPED_OBJECT,
        /** The rest of a line, which is left out. */
        SKIPPED_LINE
    }

    private final String name;
    private final InputStream in;
    private final int block;
    private final int longest;
    private final int depth;
    private final EntryReader entries;
    private final JsonFrame frame;
    private final LineEnds lineEnds = new LineEnds();

    private byte[] bytes;
    private int start;
    private int end;
    private long blockOffset;
    private long lines;
    private int column = 1;
    private boolean growing;
    private boolean ended;
    private @Nullable Path reportsFailureOf;
    private State state = State.BETWEEN;

    /** How much of the object that is read was looked at. */
    private int framed;
    /** Where the items start of the object that is read, when it is a list; 0 when it is not known to be one. */
    private int items;
    /** How many lists are open whose items are read one by one. */
    private int lists;

    private EntryReader.Place listPlace = EntryReader.Place.START;
    private boolean isItemDue;
    /** Where objects start that are known to have no end. */
    private long[] endless = NOTHING;

    private int nextEndless;
    private long looked;

    /** A reader of an input from an offset on, through blocks of a size. */
    RecordReader(String name, InputStream in, long offset, int block, Bounds bounds, EntryReader entries) {
        this(name, in, new byte[block], 0, offset, block, bounds, entries);
    }

    /** A reader of bytes that are here as a whole. */
    RecordReader(String name, byte[] content, Bounds bounds, EntryReader entries) {
        this(name, InputStream.nullInputStream(), content, content.length, 0, BLOCK, bounds, entries);
        ended = true;
    }

    private RecordReader(
            String name,
            InputStream in,
            byte[] bytes,
            int end,
            long offset,
            int block,
            Bounds bounds,
            EntryReader entries) {
        this.name = name;
        this.in = in;
        this.bytes = bytes;
        this.end = end;
        this.blockOffset = offset;
        this.block = block;
        this.longest = Math.min(bounds.characters(), LONGEST_ARRAY - 2 * block);
        this.depth = bounds.depth();
        this.entries = entries;
        this.frame = new JsonFrame(depth);
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

    /** Takes a failure of a file for its end, which is reported. */
    RecordReader reportingFailureOf(Path file) {
        reportsFailureOf = file;
        return this;
    }

    /** Where the next record starts, in bytes from the start of the input. */
    long offset() {
        return blockOffset + start;
    }

    /** The number of bytes examined so far; each counts as often as it was examined. */
    long looked() {
        return looked + lineEnds.looked() + entries.looked();
    }

    /** Hands over what the next record says, or passes over what stands between records; false at the end. */
    boolean next(Consumer<? super LogEntry> out) {
        if (start == end && !fill()) {
            return finish();
        }
        if (growing && lineEnds.isBehind(offset()) && lineEnd(longest + 1) < 0 && end - start <= longest) {
            // It was looked at before, and its line has not come to its end since.
            return false;
        }
        if (column == 1 && bytes[start] == '{' && state == State.BETWEEN && lists == 0 && nextEvent(out)) {
            return true;
        }
        return switch (state) {
            case BETWEEN -> nextRecord(out);
            case OBJECT, LIST_END -> nextPiece(out);
            case SKIPPED_OBJECT -> skipObject();
            case SKIPPED_LINE -> skipLine();
        };
    }

    private boolean finish() {
        if (!growing) {
            endLists();
            entries.finish();
        }
        return false;
    }

    /** Hands over the audit event that is the next line; false when it is something else, or not here as a whole. */
    private boolean nextEvent(Consumer<? super LogEntry> out) {
        LineEvent event = entries.scan(bytes, start, end);
        if (event != null && event.end() < end) {
            return accept(event, event.end(), out);
        }
        long before = blockOffset + end;
        int to = lineEnd(block);
        looked += (to < 0 ? end : to) - start;
        if (to < 0 || blockOffset + to < before) {
            return false;
        }
        event = entries.scan(bytes, start, to);
        return event != null && accept(event, to, out);
    }

    /** Hands over an event that was scanned, when it is all of the line. */
    private boolean accept(LineEvent event, int to, Consumer<? super LogEntry> out) {
        if (event.end() != to || to - start > longest) {
            return false;
        }
        looked += to - start;
        start = Math.min(to + 1, end);
        lines++;
        column = 1;
        out.accept(new LogEntry.Audit(event));
        return true;
    }

    private boolean nextRecord(Consumer<? super LogEntry> out) {
        int to = lineEnd(growing ? longest + 1 : column == 1 ? block : 0);
        if (growing && to < 0 && end - start <= longest) {
            return false;
        }
        int limit = to < 0 ? end : to;
        if (offset() == 0 && startsWithByteOrderMark(limit)) {
            start += BYTE_ORDER_MARK.length;
        }
        takeTo(recordStart(limit));
        if (start < end && bytes[start] == 0) {
            return skipNuls();
        }
        if (start == limit) {
            takeTo(limit + 1);
            return true;
        }
        if (bytes[start] == '{') {
            return nextObject(to, out);
        }
        if (lists > 0) {
            frame.startInside(offset());
            return follow(State.LIST_END, out);
        }
        return nextText(out);
    }

    private boolean startsWithByteOrderMark(int limit) {
        int to = start + BYTE_ORDER_MARK.length;
        return to <= limit && Arrays.equals(bytes, start, to, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    /** Where the next record starts; the brackets of a list and commas may stand between two. */
    private int recordStart(int limit) {
        int at = start;
        while (at < limit && " \t\r,[]".indexOf(bytes[at]) >= 0) {
            isItemDue |= bytes[at] == ',' || bytes[at] == '[';
            at++;
        }
        return at;
    }

    /** A crash leaves NUL bytes in place of what was not written, be it a few or megabytes. */
    private boolean skipNuls() {
        EntryReader.Place place = place();
        long count = 0;
        do {
            int at = start;
            while (at < end && bytes[at] == 0) {
                at++;
            }
            count += at - start;
            takeTo(at);
        } while (start == end && fill());
        entries.report(LogFault.NULS, place, count);
        return true;
    }

    private boolean nextText(Consumer<? super LogEntry> out) {
        int to = lineEnd(longest + 1);
        if (growing && to < 0 && end - start <= longest) {
            return false;
        }
        if (to < 0 || to - start > longest) {
            entries.report(LogFault.BOUND_LENGTH, place(), longest);
            state = State.SKIPPED_LINE;
            return true;
        }
        int open = entries.read(bytes, start, to, place(), out);
        if (open >= 0) {
            takeTo(open);
        } else {
            takeLine(to);
        }
        return true;
    }

    /** Reads the object that starts here, on a line that ends at an index; that is negative when its end is not here. */
    private boolean nextObject(int to, Consumer<? super LogEntry> out) {
        if (lists > 0 && !isItemDue) {
            endLists();
        }
        isItemDue = false;
        boolean isEndless = isEndless();
        if (to >= 0 && !isEndless) {
            int objectEnd = JsonSpan.end(bytes, start, to);
            looked += (objectEnd < 0 ? to : objectEnd) - start;
            if (objectEnd >= 0) {
                return take(objectEnd, out);
            }
        }
        if (to >= 0 && isEndless) {
            lists = 0;
            entries.readObject(bytes, start, to, place(), out);
            takeLine(to);
            return true;
        }
        frame.start(offset());
        return follow(State.OBJECT, out);
    }

    private boolean isEndless() {
        while (nextEndless < endless.length && endless[nextEndless] < offset()) {
            nextEndless++;
        }
        return nextEndless < endless.length && endless[nextEndless] == offset();
    }

    /** Reads the object that ends at an index. */
    private boolean take(int objectEnd, Consumer<? super LogEntry> out) {
        if (objectEnd - start > longest) {
            entries.report(LogFault.BOUND_LENGTH, place(), longest);
        } else {
            entries.readObject(bytes, start, objectEnd, place(), out);
        }
        takeTo(objectEnd);
        return true;
    }

    private boolean follow(State what, Consumer<? super LogEntry> out) {
        state = what;
        framed = 0;
        items = 0;
        return nextPiece(out);
    }

    /** Follows what the frame is around, as far as it is here. */
    private boolean nextPiece(Consumer<? super LogEntry> out) {
        while (true) {
            int from = start + framed;
            JsonFrame.State found = frame.feed(bytes, from, end, blockOffset);
            framed = frame.end() - start;
            looked += frame.end() - from;
            switch (found) {
                case WHOLE -> {
                    return endPieces(out);
                }
                case BROKEN -> {
                    return state == State.OBJECT ? breakObject(out) : breakList();
                }
                case ITEMS -> {
                    looked += framed;
                    items = EntryReader.isListHead(bytes, start, start + framed) ? framed : 0;
                    // A list that grows is read when it is whole, so that a position is never inside of it.
                    if (items > 0 && !growing) {
                        return startList();
                    }
                }
                default -> {
                    if (framed > longest) {
                        return items > 0 ? startList() : leaveOut();
                    }
                    if (!fill()) {
                        if (growing) {
                            return false;
                        }
                        return state == State.OBJECT ? breakObject(out) : breakList();
                    }
                }
            }
        }
    }

    private boolean endPieces(Consumer<? super LogEntry> out) {
        if (state == State.LIST_END) {
            lists--;
            state = State.BETWEEN;
            takeTo(start + framed);
            return true;
        }
        if (items > 0) {
            return startList();
        }
        state = State.BETWEEN;
        return take(start + framed, out);
    }

    /** Goes on with the items of the object that starts here, one by one. */
    private boolean startList() {
        if (lists == EntryReader.DEEPEST) {
            entries.reportDepth(place());
            return skipFrom(start + framed);
        }
        if (lists == 0) {
            listPlace = place();
        }
        lists++;
        isItemDue = true;
        state = State.BETWEEN;
        takeTo(start + items);
        return true;
    }

    /** The object is too long. */
    private boolean leaveOut() {
        entries.report(LogFault.BOUND_LENGTH, place(), longest);
        lists = state == State.LIST_END ? 0 : lists;
        return skipFrom(start + framed);
    }

    private boolean skipFrom(int index) {
        frame.leaveOut();
        state = State.SKIPPED_OBJECT;
        takeTo(index);
        return true;
    }

    /**
     * The object does not go on behind what was framed. When a line that starts with an object shows it, its first line
     * was cut off; otherwise the fault is where it showed. What stands behind the first line is read by itself, and the
     * objects in it that did not end before the fault have no end.
     */
    private boolean breakObject(Consumer<? super LogEntry> out) {
        int fault = start + framed;
        int faultEnd = fault == end || bytes[fault] == '\n' || bytes[fault] == 0 ? fault : fault + 1;
        lists = 0;
        state = State.BETWEEN;
        if (frame.deepest() > depth) {
            entries.readObject(bytes, start, faultEnd, place(), out);
            endSkipped(fault);
            return true;
        }
        boolean isOneLine = frame.firstLineEnd() < 0 || frame.firstLineEnd() >= blockOffset + fault;
        int firstLineEnd = isOneLine ? fault : (int) (frame.firstLineEnd() - blockOffset);
        boolean isCut = isOneLine || frame.startsLineWithObject();
        entries.readObject(bytes, start, isCut ? firstLineEnd : faultEnd, place(), out);
        if (!isOneLine) {
            endless = frame.openBeforeLine();
            nextEndless = 0;
        }
        takeLine(firstLineEnd);
        return true;
    }

    /** What stands behind the items does not go on as it should; when it does not even start so, it is read by itself. */
    private boolean breakList() {
        endLists();
        state = framed == 0 ? State.BETWEEN : State.SKIPPED_LINE;
        takeTo(start + framed);
        return true;
    }

    private void endLists() {
        if (lists > 0) {
            entries.report(LogFault.LIST, place(), listPlace.line(), listPlace.column());
        }
        lists = 0;
    }

    /** Leaves out what is left of an object; false when its end is still to come. */
    private boolean skipObject() {
        while (start < end || fill()) {
            JsonFrame.State found = frame.feed(bytes, start, end, blockOffset);
            looked += frame.end() - start;
            if (found == JsonFrame.State.WHOLE) {
                state = State.BETWEEN;
                takeTo(frame.end());
                return true;
            }
            if (found == JsonFrame.State.BROKEN) {
                endSkipped(frame.end());
                return true;
            }
            takeTo(end);
        }
        return finish();
    }

    /** Goes on where an object that is left out does not go on: there, when an object starts the line, or in the next. */
    private void endSkipped(int fault) {
        takeTo(fault);
        boolean startsLine = start < end && bytes[start] == '{' && frame.startsLineWithObject();
        state = startsLine ? State.BETWEEN : State.SKIPPED_LINE;
    }

    /** Leaves out what is left of a line; false when its end is still to come. */
    private boolean skipLine() {
        int to = lineEnd(0);
        while (to < 0) {
            takeTo(end);
            if (!fill()) {
                return finish();
            }
            to = lineEnd(0);
        }
        state = State.BETWEEN;
        takeLine(to);
        return true;
    }

    /** Where the line ends; negative when that is not among the bytes, of which there are enough then, or no more for now. */
    private int lineEnd(int enough) {
        int found = lineEnds.next(bytes, start, end, blockOffset);
        while (found < 0 && end - start < enough) {
            if (!fill()) {
                return growing ? -1 : end;
            }
            found = lineEnds.next(bytes, start, end, blockOffset);
        }
        return found;
    }

    private EntryReader.Place place() {
        return new EntryReader.Place(lines + 1, column, offset());
    }

    /** Goes on behind a line that ends at an index; NUL bytes are not part of its end. */
    private void takeLine(int to) {
        takeTo(to < end && bytes[to] == 0 ? to : to + 1);
    }

    /** Goes on behind an index. */
    private void takeTo(int index) {
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

    /** Reads more behind what is here, in a new block when this one is full; false when there is no more. */
    private boolean fill() {
        if (ended) {
            return false;
        }
        if (end == bytes.length) {
            int pending = end - start;
            byte[] larger = new byte[sizeFor(pending, block)];
            System.arraycopy(bytes, start, larger, 0, pending);
            bytes = larger;
            blockOffset += start;
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
            if (reportsFailureOf == null) {
                throw new UncheckedIOException(name + " cannot be read", e);
            }
            return endAt(
                    LogFault.UNREADABLE,
                    LogInput.Problem.of(reportsFailureOf, e).argument());
        }
    }

    private boolean endAt(Fault fault, String reason) {
        ended = true;
        entries.report(fault, place(), reason);
        return false;
    }

    /** How large a block has to be to which so many bytes are taken over. */
    static int sizeFor(int pending, int block) {
        return (int) Math.min(LONGEST_ARRAY, Math.max(block, pending > block / 2 ? 2L * pending : 0));
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
