package dev.gleaner.event.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Passes on an event once if an item of a carrier contains it several times: as a text and as the object that a
 * collector parsed from it, or in two texts. Equal events in different items of a list are different records. Not
 * thread-safe.
 */
final class OncePerItem {
    /** The number of recent events of an item with which an event is compared. */
    private static final int MOST = 8;

    private final Consumer<? super LogEntry> out;
    private final boolean hasSeveral;
    private final List<Object> passed = new ArrayList<>();
    private int item;

    /** Passes on the events in some records. */
    OncePerItem(List<RecordSearch.Found> records, Consumer<? super LogEntry> out) {
        this.out = out;
        this.hasSeveral = hasSeveral(records);
    }

    private static boolean hasSeveral(List<RecordSearch.Found> records) {
        for (int i = 1; i < records.size(); i++) {
            if (records.get(i).item() == records.get(i - 1).item()) {
                return true;
            }
        }
        return false;
    }

    /** Receives the entries of a record. */
    Consumer<? super LogEntry> of(RecordSearch.Found record) {
        if (!hasSeveral) {
            return out;
        }
        if (record.item() != item) {
            item = record.item();
            passed.clear();
        }
        List<Object> earlier = List.copyOf(passed);
        return entry -> {
            Object event = entry instanceof LogEntry.Audit audit
                    ? audit.event()
                    : entry instanceof LogEntry.Notice notice ? notice.notice() : entry;
            if (!earlier.contains(event)) {
                if (passed.size() == MOST) {
                    passed.remove(0);
                }
                passed.add(event);
                out.accept(entry);
            }
        };
    }
}
