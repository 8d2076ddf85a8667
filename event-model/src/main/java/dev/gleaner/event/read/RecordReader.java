package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.line.LineEvent;
import java.io.Closeable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of an input. The work is linear in the bytes of any input, because the ends of lines, the state of
 * an incomplete object and the objects without an end are remembered. Not thread-safe.
 */
final class RecordReader implements Closeable {
    /** What the next bytes belong to. */
    private enum State {
        /** A new record, or the separators before it. */
        BETWEEN,
        /** An object whose end has not been read yet. */
        OBJECT,
        /** A row of a list whose end has not been read yet. */
        ROW,
        /** The rest of an object after a list whose items have been read. */
        REST,
        /** An object that is skipped. */
        SKIPPED_OBJECT,
        /** A line that is skipped. */
        SKIPPED_LINE
    }

    private final InputBlock block;
    private final Bounds bounds;
    private final int longest;
    private final EntryReader entries;
    private final JsonFrame frame;
    private final ObjectSoFar object;
    private final LongLists lists;

    private State state = State.BETWEEN;
    private boolean isItemDue;
    /** The offsets of objects that are known to have no end, in ascending order. */
    private long[] endless = {};

    private int nextEndless;
    /** The entry of the event that was read last. Both are the same objects for each line. */
    private LogEntry.@Nullable Audit passing;

    /** A reader of the records in a block. */
    RecordReader(InputBlock block, Bounds bounds, EntryReader entries) {
        this.block = block;
        this.bounds = bounds;
        this.longest = block.longestRecord(bounds);
        this.entries = entries;
        this.frame = new JsonFrame(bounds.depth());
        this.object = new ObjectSoFar(block, frame, longest);
        this.lists = new LongLists(block, bounds, entries, frame);
    }

    /** Lets the input grow: a last line without a line end is not read yet. */
    RecordReader growing() {
        block.setGrowing(true);
        return this;
    }

    /** Takes the end of the input as final. */
    void grown() {
        block.setGrowing(false);
    }

    /** The offset in the input of the next record. */
    long offset() {
        return block.offset();
    }

    /** The number of bytes examined so far; each counts as often as it was examined. */
    long looked() {
        return block.looked() + entries.looked();
    }

    /** Whether the next bytes start a line, and are not inside a record. */
    boolean isBetweenLines() {
        return state == State.BETWEEN && !lists.isOpen() && block.isAtLineStart();
    }

    /** Continues after lines that were read by another reader, each of which is an audit event. */
    void skipLines(long to, long lines) {
        block.moveTo(to, lines);
    }

    /**
     * Passes on the entries of the next record, or skips what is between records; false at the end. An entry that is a
     * {@link LineEvent} is valid only until the next record.
     */
    boolean next(Consumer<? super LogEntry> out) {
        if (block.length() == 0 && !block.fill()) {
            return finish();
        }
        if (block.isGrowing() && block.wasSearched() && isLineIncomplete()) {
            return false;
        }
        if (block.isAtLineStart()
                && block.first() == '{'
                && state == State.BETWEEN
                && !lists.isOpen()
                && readEvent(out)) {
            return true;
        }
        return switch (state) {
            case BETWEEN -> nextRecord(out);
            case OBJECT, ROW, REST -> nextPiece(out);
            case SKIPPED_OBJECT -> skipObject();
            case SKIPPED_LINE -> skipLine();
        };
    }

    private boolean finish() {
        if (!block.isGrowing()) {
            lists.breakOff();
            entries.finish();
        }
        return false;
    }

    /** Whether more bytes of the line have to come before it can be read. */
    private boolean isLineIncomplete() {
        return block.lineEnd(longest + 1) < 0 && block.length() <= longest;
    }

    /** Reads the next line if it is an audit event as kube-apiserver writes it; returns whether it is. */
    private boolean readEvent(Consumer<? super LogEntry> out) {
        LineEvent event = entries.pass(block.bytes(), block.start(), block.end());
        if (event != null && event.end() < block.end()) {
            return accept(event, event.end(), out);
        }
        long before = block.base() + block.end();
        int lineEnd = block.lineEnd(block.usualSize());
        block.addLooked((lineEnd < 0 ? block.end() : lineEnd) - block.start());
        if (lineEnd < 0 || block.base() + lineEnd < before || lineEnd < block.end() && block.bytes()[lineEnd] != '\n') {
            return false;
        }
        event = entries.pass(block.bytes(), block.start(), lineEnd);
        return event != null && accept(event, lineEnd, out);
    }

    /** Passes on an event if it takes up the whole line. */
    private boolean accept(LineEvent event, int lineEnd, Consumer<? super LogEntry> out) {
        if (event.end() != lineEnd || lineEnd - block.start() > longest) {
            return false;
        }
        block.skipWholeLine(lineEnd);
        if (passing == null) {
            passing = new LogEntry.Audit(event);
        }
        out.accept(passing);
        return true;
    }

    private boolean nextRecord(Consumer<? super LogEntry> out) {
        if (lists.hasRows()) {
            return nextRow(out);
        }
        int lineEnd = block.lineEnd(block.isGrowing() ? longest + 1 : block.isAtLineStart() ? block.usualSize() : 0);
        if (block.isGrowing() && lineEnd < 0 && block.length() <= longest) {
            return false;
        }
        int limit = lineEnd < 0 ? block.end() : lineEnd;
        if (block.startsWithByteOrderMark(limit)) {
            block.skipByteOrderMark();
        }
        block.skipTo(recordStart(limit));
        if (block.length() > 0 && block.first() == 0) {
            return skipNuls();
        }
        if (block.start() == limit) {
            block.skipTo(limit + 1);
            return true;
        }
        if (block.first() == '{') {
            return nextObject(lineEnd, out);
        }
        if (lists.isOpen()) {
            object.startInside();
            return follow(State.REST, out);
        }
        return nextText(out);
    }

    /** The index of the next record; commas and the brackets of a list may separate two. */
    private int recordStart(int limit) {
        byte[] bytes = block.bytes();
        int at = block.start();
        while (at < limit && " \t\r,[]".indexOf(bytes[at]) >= 0) {
            isItemDue |= bytes[at] == ',' || bytes[at] == '[';
            at++;
        }
        return at;
    }

    /** A crash leaves NUL bytes in place of data that was not written: a few, or megabytes. */
    private boolean skipNuls() {
        EntryReader.Place place = block.place();
        long count = 0;
        do {
            byte[] bytes = block.bytes();
            int at = block.start();
            while (at < block.end() && bytes[at] == 0) {
                at++;
            }
            count += at - block.start();
            block.skipTo(at);
        } while (block.length() == 0 && block.fill());
        entries.report(LogFault.NULS, place, count);
        return true;
    }

    private boolean nextText(Consumer<? super LogEntry> out) {
        int lineEnd = block.lineEnd(longest + 1);
        if (block.isGrowing() && lineEnd < 0 && block.length() <= longest) {
            return false;
        }
        if (lineEnd < 0 || lineEnd - block.start() > longest) {
            entries.report(LogFault.BOUND_LENGTH, block.place(), longest);
            state = State.SKIPPED_LINE;
            return true;
        }
        int unended = entries.read(block.bytes(), block.start(), lineEnd, block.place(), out);
        if (unended >= 0) {
            block.skipTo(unended);
        } else {
            block.skipLine(lineEnd);
        }
        return true;
    }

    /** Reads the object that starts here; the line end is negative if it has not been read yet. */
    private boolean nextObject(int lineEnd, Consumer<? super LogEntry> out) {
        if (!isItemDue) {
            lists.breakOff();
        }
        isItemDue = false;
        boolean isEndless = isEndless();
        if (lineEnd >= 0 && !isEndless) {
            int objectEnd = JsonSpan.end(block.bytes(), block.start(), lineEnd);
            block.addLooked((objectEnd < 0 ? lineEnd : objectEnd) - block.start());
            if (objectEnd >= 0) {
                return readObject(objectEnd, out);
            }
        }
        if (lineEnd >= 0 && isEndless) {
            lists.leaveAll();
            entries.readObject(block.bytes(), block.start(), lineEnd, block.place(), out);
            block.skipLine(lineEnd);
            return true;
        }
        object.start();
        return follow(State.OBJECT, out);
    }

    /** Reads the row that starts here, or ends the list. */
    private boolean nextRow(Consumer<? super LogEntry> out) {
        byte[] bytes = block.bytes();
        int at = block.start();
        while (at < block.end() && " \t\r\n,".indexOf(bytes[at]) >= 0) {
            at++;
        }
        block.skipTo(at);
        if (block.length() == 0) {
            return true;
        }
        switch (block.first()) {
            case '[', '"', '{' -> {
                object.start();
                return follow(block.first() == '{' ? State.OBJECT : State.ROW, out);
            }
            case ']' -> {
                lists.endRows();
                block.skipTo(at + 1);
                return true;
            }
            default -> {
                return skipScalar();
            }
        }
    }

    /** Skips an item of a list that is no row and cannot carry a record. */
    private boolean skipScalar() {
        byte[] bytes = block.bytes();
        int at = block.start();
        while (at < block.end() && ",]}[{\"\n\0".indexOf(bytes[at]) < 0) {
            at++;
        }
        if (at == block.start()) {
            return breakList(0);
        }
        block.skipTo(at);
        return true;
    }

    private boolean isEndless() {
        while (nextEndless < endless.length && endless[nextEndless] < offset()) {
            nextEndless++;
        }
        return nextEndless < endless.length && endless[nextEndless] == offset();
    }

    /** Reads the object that ends at an index. One that is too long is examined piece by piece. */
    private boolean readObject(int objectEnd, Consumer<? super LogEntry> out) {
        if (objectEnd - block.start() > longest) {
            object.startTooLong();
            return follow(State.OBJECT, out);
        }
        entries.readObject(block.bytes(), block.start(), objectEnd, block.place(), out);
        block.skipTo(objectEnd);
        return true;
    }

    private boolean follow(State what, Consumer<? super LogEntry> out) {
        state = what;
        return nextPiece(out);
    }

    /** Examines the current object as far as it has been read. */
    private boolean nextPiece(Consumer<? super LogEntry> out) {
        return switch (object.examine()) {
            case WHOLE -> endPieces(out);
            case BROKEN -> breakPieces(out);
            case TOO_LONG -> object.items() > 0 ? startList(false) : enterOrSkip(out);
            case INCOMPLETE -> false;
        };
    }

    private boolean endPieces(Consumer<? super LogEntry> out) {
        if (state == State.OBJECT && object.items() > 0) {
            return startList(false);
        }
        State what = state;
        state = State.BETWEEN;
        switch (what) {
            case REST -> lists.endList(object.end(), out);
            case ROW -> lists.readRow(object.end(), out);
            default -> {
                return readObject(object.end(), out);
            }
        }
        return true;
    }

    /** Continues with the items of a list of Kubernetes one by one. */
    private boolean startList(boolean isBroken) {
        return startItems(lists.enterItems(object.items(), isBroken));
    }

    /** Continues with the items of the first list in an object that is too long; skips an object without one. */
    private boolean enterOrSkip(Consumer<? super LogEntry> out) {
        boolean isRest = state == State.REST && lists.isInLong();
        boolean mayEnter = (isRest || state == State.OBJECT) && !block.isGrowing();
        return startItems(mayEnter ? lists.enterFirst(object.end(), isRest, out) : LongLists.Entry.NONE);
    }

    private boolean startItems(LongLists.Entry entry) {
        return switch (entry) {
            case ENTERED -> {
                isItemDue = true;
                state = State.BETWEEN;
                yield true;
            }
            case TOO_DEEP -> skipFrom(object.end());
            case NONE -> skipTooLong();
        };
    }

    private boolean skipTooLong() {
        entries.report(LogFault.BOUND_LENGTH, block.place(), longest);
        if (state == State.REST) {
            lists.leaveAll();
        }
        return skipFrom(object.end());
    }

    private boolean skipFrom(int index) {
        frame.leaveOut();
        state = State.SKIPPED_OBJECT;
        block.skipTo(index);
        return true;
    }

    private boolean breakPieces(Consumer<? super LogEntry> out) {
        if (state != State.OBJECT) {
            return breakList(object.length());
        }
        return object.items() > 0 && !block.isGrowing() ? startList(true) : breakObject(out);
    }

    /**
     * Reports an object that is broken after its examined bytes. If the error is at a line that starts with an object, the
     * first line was truncated. Reading continues after the first line, and the objects in it that were open at the
     * error have no end.
     */
    private boolean breakObject(Consumer<? super LogEntry> out) {
        byte[] bytes = block.bytes();
        int fault = object.end();
        int faultEnd = fault == block.end() || bytes[fault] == '\n' || bytes[fault] == 0 ? fault : fault + 1;
        lists.leaveAll();
        state = State.BETWEEN;
        if (frame.deepest() > bounds.depth()) {
            entries.readObject(bytes, block.start(), faultEnd, block.place(), out);
            endSkipped(fault);
            return true;
        }
        boolean isOneLine = frame.firstLineEnd() < 0 || frame.firstLineEnd() >= block.base() + fault;
        int firstLineEnd = isOneLine ? fault : (int) (frame.firstLineEnd() - block.base());
        boolean isTruncated = isOneLine || frame.startsLineWithObject();
        entries.readObject(bytes, block.start(), isTruncated ? firstLineEnd : faultEnd, block.place(), out);
        if (!isOneLine) {
            endless = frame.openBeforeLine();
            nextEndless = 0;
        }
        block.skipLine(firstLineEnd);
        return true;
    }

    /** Reports a list that is broken after its items, or after some bytes of what follows them. */
    private boolean breakList(int length) {
        lists.breakOff();
        state = length == 0 ? State.BETWEEN : State.SKIPPED_LINE;
        block.skipTo(block.start() + length);
        return true;
    }

    /** Skips the rest of an object; false if its end has not been read yet. */
    private boolean skipObject() {
        while (block.length() > 0 || block.fill()) {
            JsonFrame.State found = frame.feed(block.bytes(), block.start(), block.end(), block.base());
            block.addLooked(frame.end() - block.start());
            if (found == JsonFrame.State.WHOLE) {
                state = State.BETWEEN;
                block.skipTo(frame.end());
                return true;
            }
            if (found == JsonFrame.State.BROKEN) {
                endSkipped(frame.end());
                return true;
            }
            block.skipTo(block.end());
        }
        return finish();
    }

    /** Continues after a broken object that was skipped: at the error if an object starts the line there, or after it. */
    private void endSkipped(int fault) {
        block.skipTo(fault);
        boolean startsLine = block.length() > 0 && block.first() == '{' && frame.startsLineWithObject();
        state = startsLine ? State.BETWEEN : State.SKIPPED_LINE;
    }

    /** Skips the rest of a line; false if its end has not been read yet. */
    private boolean skipLine() {
        int lineEnd = block.lineEnd(0);
        while (lineEnd < 0) {
            block.skipTo(block.end());
            if (!block.fill()) {
                return finish();
            }
            lineEnd = block.lineEnd(0);
        }
        state = State.BETWEEN;
        block.skipLine(lineEnd);
        return true;
    }

    @Override
    public void close() {
        block.close();
    }
}
