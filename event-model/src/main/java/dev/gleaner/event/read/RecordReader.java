package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.line.LineEvent;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of an input. The work is linear in the bytes of any input, because the ends of lines, the state of
 * an incomplete object and the objects without an end are remembered. Not thread-safe.
 */
final class RecordReader implements Closeable {
    private static final long[] NOTHING = {};

    /** The maximum number of brackets around the items of a list in an object that is too long. */
    private static final int MOST_LEVELS = 5;

    /** What the next bytes belong to. */
    private enum State {
        /** A new record, or the separators before it. */
        BETWEEN,
        /** An object whose end has not been read yet. */
        OBJECT,
        /** A row of a list whose end has not been read yet. */
        ROW,
        /** The fields of a list after its items. */
        LIST_END,
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

    private State state = State.BETWEEN;
    /** The number of bytes of the current object that the frame has examined. */
    private int framed;
    /** The distance from the start of the current object to its items, if it is a list; 0 otherwise. */
    private int items;
    /** The objects whose lists are read item by item. */
    private final OpenLists open;

    private final MembersAhead ahead;

    private EntryReader.Place listPlace = EntryReader.Place.START;
    private boolean isItemDue;
    /** Whether the current object is known to be too long. */
    private boolean isLong;
    /** Whether the open lists are in an object that was too long, whose other fields may carry records. */
    private boolean isEntered;
    /** The offsets of objects that are known to have no end, in ascending order. */
    private long[] endless = NOTHING;

    private int nextEndless;
    /** The entry of the event that was read last. Both are the same objects for each line. */
    private LogEntry.@Nullable Audit passing;

    /** A reader of the records in a block. */
    RecordReader(InputBlock block, Bounds bounds, EntryReader entries) {
        this.block = block;
        this.bounds = bounds;
        this.longest = block.longestRecord(bounds);
        this.entries = entries;
        this.open = new OpenLists(entries);
        this.ahead = new MembersAhead(block, longest);
        this.frame = new JsonFrame(bounds.depth());
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
        return state == State.BETWEEN && open.count() == 0 && block.isAtLineStart();
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
                && open.count() == 0
                && readEvent(out)) {
            return true;
        }
        return switch (state) {
            case BETWEEN -> nextRecord(out);
            case OBJECT, ROW, LIST_END -> nextPiece(out);
            case SKIPPED_OBJECT -> skipObject();
            case SKIPPED_LINE -> skipLine();
        };
    }

    private boolean finish() {
        if (!block.isGrowing()) {
            endLists();
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
        if (open.rows() != null) {
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
        if (open.count() > 0) {
            frame.startInside(offset());
            return follow(State.LIST_END, false, out);
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
        if (open.count() > 0 && !isItemDue) {
            endLists();
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
            open.leaveAll();
            entries.readObject(block.bytes(), block.start(), lineEnd, block.place(), out);
            block.skipLine(lineEnd);
            return true;
        }
        frame.start(offset());
        return follow(State.OBJECT, false, out);
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
                frame.start(offset());
                return follow(block.first() == '{' ? State.OBJECT : State.ROW, false, out);
            }
            case ']' -> {
                open.endRows();
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
            framed = 0;
            return breakList();
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
            frame.start(offset());
            return follow(State.OBJECT, true, out);
        }
        entries.readObject(block.bytes(), block.start(), objectEnd, block.place(), out);
        block.skipTo(objectEnd);
        return true;
    }

    private boolean follow(State what, boolean isKnownLong, Consumer<? super LogEntry> out) {
        state = what;
        isLong = isKnownLong;
        framed = 0;
        items = 0;
        return nextPiece(out);
    }

    /** Examines the current object as far as it has been read. */
    private boolean nextPiece(Consumer<? super LogEntry> out) {
        while (true) {
            int from = block.start() + framed;
            // What is found does not depend on how much has been read.
            long most = (long) block.start() + longest + (isLong ? 0 : 1);
            int to = (int) Math.min(block.end(), most);
            JsonFrame.State found = frame.feed(block.bytes(), from, to, block.base());
            framed = frame.end() - block.start();
            block.addLooked(frame.end() - from);
            switch (found) {
                case WHOLE -> {
                    return endPieces(out);
                }
                case BROKEN -> {
                    return breakPieces(out);
                }
                case ITEMS -> {
                    block.addLooked(framed);
                    int at = block.start();
                    items = EntryReader.isListHead(block.bytes(), at, at + framed) ? framed : 0;
                }
                default -> {
                    if (framed > longest || isLong && framed == longest) {
                        return items > 0 ? startList(false) : enterOrSkip(out);
                    }
                    if (!block.fill()) {
                        return !block.isGrowing() && breakPieces(out);
                    }
                }
            }
        }
    }

    private boolean endPieces(Consumer<? super LogEntry> out) {
        if (state == State.LIST_END) {
            state = State.BETWEEN;
            if (isEntered) {
                entries.readMembers(block.bytes(), block.start(), block.start() + framed, block.place(), out);
                block.addLooked(framed);
            }
            open.leave();
            isEntered &= open.count() > 0;
            block.skipTo(block.start() + framed);
            return true;
        }
        ListRows rows = open.rows();
        if (state == State.ROW && rows != null) {
            state = State.BETWEEN;
            byte[] object = rows.object(block.bytes(), block.start(), block.start() + framed);
            block.addLooked(framed);
            entries.readObject(object, 0, object.length, block.place(), out);
            block.skipTo(block.start() + framed);
            return true;
        }
        if (items > 0) {
            return startList(false);
        }
        state = State.BETWEEN;
        return readObject(block.start() + framed, out);
    }

    /** Continues with the items of a list of Kubernetes one by one. What follows them in one that is broken is not known. */
    private boolean startList(boolean isBroken) {
        if (open.count() == EntryReader.DEEPEST) {
            entries.reportDepth(block.place());
            return skipFrom(block.start() + framed);
        }
        int from = block.start();
        block.addLooked(2 * items);
        ListHead head =
                ListHead.of(block.bytes(), from, from + items - 1, bounds).ofKubernetes();
        ListHead whole =
                isBroken ? head : completed(List.of(head), from + items).get(0);
        startItems();
        open.enter(whole);
        return true;
    }

    private void startItems() {
        if (open.count() == 0) {
            listPlace = block.place();
        }
        isItemDue = true;
        state = State.BETWEEN;
        block.skipTo(block.start() + items);
    }

    /**
     * Reads the items of the first list in an object that is too long, such as the hits of a search or the rows of a
     * table; skips any other object. A list inside a record belongs to the record.
     */
    private boolean enterOrSkip(Consumer<? super LogEntry> out) {
        isLong = false;
        boolean isRest = state == State.LIST_END && isEntered;
        boolean mayEnter = (isRest || state == State.OBJECT) && !block.isGrowing();
        long[] brackets = mayEnter ? frame.openToFirstList() : NOTHING;
        byte first = brackets.length == 0 || brackets.length > MOST_LEVELS ? 0 : firstOfList(brackets);
        if ("{[\"".indexOf(first) < 0 || isInRecord(brackets, isRest ? 1 : 0)) {
            return skipTooLong();
        }
        if (open.count() + brackets.length - (isRest ? 2 : 1) > EntryReader.DEEPEST) {
            entries.reportDepth(block.place());
            return skipFrom(block.start() + framed);
        }
        items = (int) (brackets[brackets.length - 1] + 1 - block.base()) - block.start();
        int from = block.start();
        EntryReader.Place place = block.place();
        List<ListHead> heads = heads(brackets, isRest);
        if (heads.size() > 1 || !heads.get(0).isWhole()) {
            heads = completed(heads, from + items);
        }
        if (isRest) {
            open.leave();
        }
        startItems();
        open.enter(heads, first != '{');
        entries.readMembers(block.bytes(), isRest ? from : from + 1, from + items - 1, place, out);
        isEntered = true;
        return true;
    }

    /** What the objects around a list tell about its items. */
    private List<ListHead> heads(long[] brackets, boolean isRest) {
        List<ListHead> heads = new ArrayList<>();
        for (int i = 0; i < brackets.length - 1; i++) {
            int from = (int) (brackets[i] - block.base());
            int to = (int) (brackets[i + 1] - block.base());
            block.addLooked(to - from);
            ListHead head = ListHead.of(block.bytes(), from, to, bounds);
            heads.add(isRest && i == 0 ? head.after(open.head()) : head);
        }
        return heads;
    }

    /** What objects tell about the items from an index on, with what they tell after these, as far as it can be read. */
    private List<ListHead> completed(List<ListHead> heads, int from) {
        List<byte[]> after = ahead.after(from, heads.size());
        List<ListHead> completed = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            block.addLooked(after.get(i).length);
            completed.add(heads.get(i).with(after.get(i), bounds));
        }
        return completed.isEmpty() ? heads : completed;
    }

    /** The first byte of the first item of the list with the last of some brackets; 0 if it has not been read. */
    private byte firstOfList(long[] brackets) {
        int end = block.start() + framed;
        int item = (int) (brackets[brackets.length - 1] - block.base()) + 1;
        while (item < end && " \t\r\n".indexOf(block.bytes()[item]) >= 0) {
            item++;
        }
        return item == end ? 0 : block.bytes()[item];
    }

    /** Whether one of the objects with some brackets is a record, judged by its fields before the list. */
    private boolean isInRecord(long[] brackets, int outermost) {
        int list = (int) (brackets[brackets.length - 1] - block.base()) + 1;
        for (int i = outermost; i < brackets.length - 1; i++) {
            int from = (int) (brackets[i] - block.base());
            block.addLooked(list - from);
            if (RecordSearch.kindSoFar(block.bytes(), from, list, bounds.depth()) != RecordKind.OTHER) {
                return true;
            }
        }
        return false;
    }

    private boolean skipTooLong() {
        entries.report(LogFault.BOUND_LENGTH, block.place(), longest);
        if (state == State.LIST_END) {
            open.leaveAll();
        }
        return skipFrom(block.start() + framed);
    }

    private boolean skipFrom(int index) {
        frame.leaveOut();
        state = State.SKIPPED_OBJECT;
        block.skipTo(index);
        return true;
    }

    private boolean breakPieces(Consumer<? super LogEntry> out) {
        if (state != State.OBJECT) {
            return breakList();
        }
        return items > 0 && !block.isGrowing() ? startList(true) : breakObject(out);
    }

    /**
     * Reports an object that is broken after the framed bytes. If the error is at a line that starts with an object, the
     * first line was truncated. Reading continues after the first line, and the objects in it that were open at the
     * error have no end.
     */
    private boolean breakObject(Consumer<? super LogEntry> out) {
        byte[] bytes = block.bytes();
        int fault = block.start() + framed;
        int faultEnd = fault == block.end() || bytes[fault] == '\n' || bytes[fault] == 0 ? fault : fault + 1;
        open.leaveAll();
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

    /** Reports a list that is broken after its items. */
    private boolean breakList() {
        endLists();
        state = framed == 0 ? State.BETWEEN : State.SKIPPED_LINE;
        block.skipTo(block.start() + framed);
        return true;
    }

    private void endLists() {
        if (open.count() > 0) {
            entries.report(LogFault.LIST, block.place(), listPlace.line(), listPlace.column());
        }
        open.leaveAll();
        isEntered = false;
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
