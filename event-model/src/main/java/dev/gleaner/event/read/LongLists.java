package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.event.line.LineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The lists whose items are read one by one: those of Kubernetes, and the first lists of objects that are longer than the
 * bound, such as the hits of a search or the rows of a table. Not thread-safe.
 */
final class LongLists {
    /** The maximum number of brackets around the items of a list in an object that is too long. */
    private static final int MOST_LEVELS = 5;

    /** What came of an attempt to enter a list. */
    enum Entry {
        /** The next byte of the block is the first one after the bracket of the list. */
        ENTERED,
        /** Too many lists are open, which has been reported. */
        TOO_DEEP,
        /** The object contains no list that can be entered. */
        NONE
    }

    private final InputBlock block;
    private final Bounds bounds;
    private final EntryReader entries;
    private final JsonFrame frame;
    private final OpenLists open;
    private final MembersAhead ahead;

    private EntryReader.Place start = EntryReader.Place.START;
    /** Whether the open lists are in an object that is too long, whose other fields may carry records. */
    private boolean isInLong;

    LongLists(InputBlock block, Bounds bounds, EntryReader entries, JsonFrame frame) {
        this.block = block;
        this.bounds = bounds;
        this.entries = entries;
        this.frame = frame;
        this.open = new OpenLists(entries);
        this.ahead = new MembersAhead(block, block.longestRecord(bounds));
    }

    /** Whether an item, or the rest of the object around it, comes next. */
    boolean isOpen() {
        return open.count() > 0;
    }

    /** Whether a row comes next, or the end of the rows. */
    boolean hasRows() {
        return open.rows() != null;
    }

    /** Whether the object around the open list may contain another list. */
    boolean isInLong() {
        return isInLong;
    }

    /**
     * Enters the items of a list of Kubernetes. What follows them in one that is broken is not known.
     *
     * @param items the distance from the start of the list to its items
     */
    Entry enterItems(int items, boolean isBroken) {
        if (open.count() == EntryReader.DEEPEST) {
            return tooDeep();
        }
        int from = block.start();
        block.addLooked(2 * items);
        ListHead head =
                ListHead.of(block.bytes(), from, from + items - 1, bounds).ofKubernetes();
        ListHead whole =
                isBroken ? head : completed(List.of(head), from + items).get(0);
        moveTo(from + items);
        open.enter(whole);
        return Entry.ENTERED;
    }

    /**
     * Enters the first list in an object that is too long. A list inside a record belongs to the record.
     *
     * @param end the index after the bytes of the object that have been examined
     * @param isRest whether the object is the rest of one whose list was entered before
     */
    Entry enterFirst(int end, boolean isRest, Consumer<? super LogEntry> out) {
        long[] brackets = frame.openToFirstList();
        if (brackets.length == 0 || brackets.length > MOST_LEVELS) {
            return Entry.NONE;
        }
        int items = (int) (brackets[brackets.length - 1] + 1 - block.base());
        byte first = firstOfList(items, end);
        if ("{[\"".indexOf(first) < 0 || isInRecord(brackets, isRest ? 1 : 0, items)) {
            return Entry.NONE;
        }
        if (open.count() + brackets.length - (isRest ? 2 : 1) > EntryReader.DEEPEST) {
            return tooDeep();
        }
        int from = block.start();
        EntryReader.Place place = block.place();
        List<ListHead> heads = heads(brackets, isRest);
        if (heads.size() > 1 || !heads.get(0).isWhole()) {
            heads = completed(heads, items);
        }
        if (isRest) {
            open.leave();
        }
        moveTo(items);
        open.enter(heads, first != '{');
        entries.readMembers(block.bytes(), isRest ? from : from + 1, items - 1, place, out);
        isInLong = true;
        return Entry.ENTERED;
    }

    private Entry tooDeep() {
        entries.reportDepth(block.place());
        return Entry.TOO_DEEP;
    }

    private void moveTo(int items) {
        if (!isOpen()) {
            start = block.place();
        }
        block.skipTo(items);
    }

    /** The first byte of the first item of a list; 0 if it has not been read. */
    private byte firstOfList(int items, int end) {
        int item = items;
        while (item < end && " \t\r\n".indexOf(block.bytes()[item]) >= 0) {
            item++;
        }
        return item == end ? 0 : block.bytes()[item];
    }

    /** Whether one of the objects with some brackets is a record, judged by its fields before the list. */
    private boolean isInRecord(long[] brackets, int outermost, int items) {
        for (int i = outermost; i < brackets.length - 1; i++) {
            int from = (int) (brackets[i] - block.base());
            block.addLooked(items - from);
            if (RecordSearch.kindSoFar(block.bytes(), from, items, bounds.depth()) != RecordKind.OTHER) {
                return true;
            }
        }
        return false;
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

    /**
     * Passes on the entries of the row up to an index. An entry that is a {@link LineEvent} is valid only until the next
     * row.
     */
    void readRow(int end, Consumer<? super LogEntry> out) {
        ListRows rows = open.rows();
        if (rows == null) {
            throw new IllegalStateException("no row comes next");
        }
        byte[] object = rows.object(block.bytes(), block.start(), end);
        block.addLooked(end - block.start());
        entries.readObject(object, 0, object.length, block.place(), out);
        block.skipTo(end);
    }

    /** Ends the rows; the rest of the object around them comes next. */
    void endRows() {
        open.endRows();
    }

    /** Reads the rest of the innermost object, up to an index, and leaves it. */
    void endList(int end, Consumer<? super LogEntry> out) {
        if (isInLong) {
            entries.readMembers(block.bytes(), block.start(), end, block.place(), out);
            block.addLooked(end - block.start());
        }
        open.leave();
        isInLong &= isOpen();
        block.skipTo(end);
    }

    /** Leaves all lists because the input does not continue them. This is reported. */
    void breakOff() {
        if (isOpen()) {
            entries.report(LogFault.LIST, block.place(), start.line(), start.column());
        }
        leaveAll();
    }

    /** Leaves all lists. */
    void leaveAll() {
        open.leaveAll();
        isInLong = false;
    }
}
