package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Violation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The objects around the item that is read next, if their lists are read item by item. What an object names before its
 * list as the origin of the items applies to each. Not thread-safe.
 */
final class OpenLists {
    private final EntryReader entries;
    private final Bounds bounds;

    /** The objects, from the innermost on. */
    private final Deque<Level> levels = new ArrayDeque<>();

    /** Whether the rows of the innermost object have been read, so that its other members follow. */
    private boolean isEnded;

    /**
     * An object around an item.
     *
     * @param head what it tells before its list; empty for a list of Kubernetes, which tells nothing
     * @param rows the rows of its list; empty if its items are objects, or in another object
     */
    private record Level(Optional<ListHead> head, Optional<ListRows> rows) {}

    OpenLists(EntryReader entries, Bounds bounds) {
        this.entries = entries;
        this.bounds = bounds;
    }

    /** The number of objects. */
    int count() {
        return levels.size();
    }

    /** Enters a list of Kubernetes. */
    void enter() {
        levels.push(new Level(Optional.empty(), Optional.empty()));
        entries.enter("", null);
    }

    /** Enters the objects with some heads, from the outermost on; the items of the last one are rows or objects. */
    void enter(List<ListHead> heads, boolean hasRows) {
        boolean isKnown = heads.stream().anyMatch(head -> !head.kind().isEmpty());
        for (int i = 0; i < heads.size(); i++) {
            ListHead head = heads.get(i);
            boolean isOfRows = hasRows && i == heads.size() - 1;
            levels.push(new Level(Optional.of(head), isOfRows ? Optional.of(new ListRows(head)) : Optional.empty()));
            entries.enter(isKnown ? head.kind() : CarrierKind.ANY, head.pod().orElse(null));
        }
    }

    /** The rows that are read; null if the items are objects, or if all rows have been read. */
    @Nullable
    ListRows rows() {
        Level innermost = levels.peek();
        return innermost == null || isEnded ? null : innermost.rows().orElse(null);
    }

    /** Ends the rows of the innermost object, whose other members follow. */
    void endRows() {
        isEnded = true;
    }

    /** Reports what the members after a list tell about its items, which were read without it. */
    void reportLate(byte[] bytes, int from, int to, EntryReader.Place place) {
        Level innermost = levels.element();
        if (innermost.head().isEmpty() || to - from < 2) {
            return;
        }
        ListHead head = innermost.head().get();
        ListHead tail = head.tail(bytes, from, to, bounds);
        if (head.pod().isEmpty() && tail.pod().isPresent()) {
            entries.report(LogFault.LATE, place, "the pod", Violation.quoted(head.member()));
        }
        if (innermost.rows().isPresent()
                && head.columns().isEmpty()
                && !tail.columns().isEmpty()) {
            entries.report(LogFault.LATE, place, "the columns", Violation.quoted(head.member()));
        }
    }

    /** Leaves the innermost object. */
    void leave() {
        levels.pop();
        isEnded = false;
        entries.leave();
    }

    /** Leaves all objects. */
    void leaveAll() {
        while (!levels.isEmpty()) {
            leave();
        }
    }
}
