package dev.gleaner.event.read;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the records of a rewritten carrier in the original carrier, because a tree does not keep the spelling of a
 * record that is an object.
 */
final class WrittenRecords {
    private WrittenRecords() {}

    /**
     * The same records in the original carrier; empty if no record is an object, or if the original does not contain
     * all of them unchanged.
     *
     * @param values the rewritten carrier
     * @param records the records in it
     * @param bytes the bytes with the carrier, from an index to another
     */
    static List<RecordSearch.Found> of(
            byte[] values, List<RecordSearch.Found> records, byte[] bytes, int from, int to, int deepest) {
        if (!hasObject(values, records)) {
            return List.of();
        }
        List<RecordSearch.Found> written = RecordSearch.in(bytes, from, to, deepest);
        if (written.size() != records.size()) {
            return List.of();
        }
        List<RecordSearch.Found> same = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            RecordSearch.Found place = written.get(i);
            RecordSearch.Found record = records.get(i);
            if (!isSame(values, record, bytes, place)) {
                return List.of();
            }
            same.add(new RecordSearch.Found(place.from(), place.to(), record.item(), record.pods(), record.kind()));
        }
        return same;
    }

    /** Whether one of the records is an object. */
    static boolean hasObject(byte[] values, List<RecordSearch.Found> records) {
        return records.stream().anyMatch(record -> values[record.from()] == '{');
    }

    private static boolean isSame(byte[] values, RecordSearch.Found record, byte[] bytes, RecordSearch.Found place) {
        try {
            return JsonText.of(values, record.from(), record.to())
                    .tree()
                    .equals(JsonText.of(bytes, place.from(), place.to()).tree());
        } catch (ViolationException e) {
            return false;
        }
    }
}
