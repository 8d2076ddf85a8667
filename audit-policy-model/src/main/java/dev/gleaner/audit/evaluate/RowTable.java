package dev.gleaner.audit.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * For each value that a condition names, the alternatives that accept it; every other value has those that accept any.
 * A look allocates nothing.
 */
final class RowTable {
    private final Map<String, long[]> rows;
    private final long[] others;

    private RowTable(Map<String, long[]> rows, long[] others) {
        this.rows = rows;
        this.others = others;
    }

    /** The alternatives that accept a value. */
    long[] of(String value) {
        return rows.getOrDefault(value, others);
    }

    /** The alternatives that accept a value that no condition names. */
    long[] others() {
        return others;
    }

    /** Collects which alternative accepts what. */
    static final class Builder {
        private final long[] any;
        private final Map<String, List<Integer>> named = new LinkedHashMap<>();

        Builder(int words) {
            any = new long[words];
        }

        void acceptAny(int alternative) {
            Rows.add(any, alternative);
        }

        void accept(String value, int alternative) {
            named.computeIfAbsent(value, v -> new ArrayList<>()).add(alternative);
        }

        /** An empty list of values accepts any. */
        void accept(List<String> values, int alternative) {
            if (values.isEmpty()) {
                acceptAny(alternative);
            }
            values.forEach(value -> accept(value, alternative));
        }

        /** The table, in which some alternatives accept any value besides. */
        RowTable build(long[] besides) {
            Rows.addAll(any, besides);
            return build();
        }

        RowTable build() {
            Map<String, long[]> rows = new LinkedHashMap<>();
            named.forEach((value, alternatives) -> {
                long[] row = any.clone();
                alternatives.forEach(alternative -> Rows.add(row, alternative));
                rows.put(value, row);
            });
            return new RowTable(rows, any);
        }
    }
}
