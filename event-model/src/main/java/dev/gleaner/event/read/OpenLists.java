package dev.gleaner.event.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The objects around the next item, if their lists are read item by item. The origin that an object names applies to
 * each of its items. Not thread-safe.
 */
final class OpenLists {
    private final EntryReader entries;

    /** The objects, from the innermost on. */
    private final Deque<Level> levels = new ArrayDeque<>();

    /** Whether the rows of the innermost object have been read, so that its other members follow. */
    private boolean isEnded;

    /**
     * An object around an item.
     *
     * @param head the information that applies to the items of its list
     * @param rows the rows of its list; empty if its items are objects, or in another object
     */
    private record Level(ListHead head, Optional<ListRows> rows) {}

    OpenLists(EntryReader entries) {
        this.entries = entries;
    }

    /** The number of objects. */
    int count() {
        return levels.size();
    }

    /** Enters a list of Kubernetes. */
    void enter(ListHead head) {
        push(head, "", false);
    }

    /** Enters the objects with some heads, from the outermost on; the items of the last one are rows or objects. */
    void enter(List<ListHead> heads, boolean hasRows) {
        boolean isKnown = heads.stream().anyMatch(head -> !head.kind().isEmpty());
        for (int i = 0; i < heads.size(); i++) {
            ListHead head = heads.get(i);
            push(head, isKnown ? head.kind() : CarrierKind.ANY, hasRows && i == heads.size() - 1);
        }
    }

    private void push(ListHead head, String kind, boolean hasRows) {
        levels.push(new Level(head, hasRows ? Optional.of(new ListRows(head)) : Optional.empty()));
        entries.enter(kind, head.pods(), head.isWhole());
    }

    /** The information in the innermost object that applies to its items. */
    ListHead head() {
        return levels.element().head();
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
