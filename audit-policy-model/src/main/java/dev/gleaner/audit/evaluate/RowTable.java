package dev.gleaner.audit.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table from the values that conditions name to rows, and a common row for all other values. A row has a bit for each
 * alternative, which is set if the alternative accepts the value. Lookups do not allocate.
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

    /** The number of words in all rows. */
    long words() {
        return (rows.size() + 1L) * others.length;
    }

    /** Collects the values that each alternative accepts. */
    static final class Builder {
        private final Ranges any = new Ranges();
        private final Map<String, Ranges> named = new LinkedHashMap<>();

        /** The alternatives {@code from} (inclusive) to {@code to} (exclusive) accept any value. */
        void acceptAny(int from, int to) {
            any.add(from, to);
        }

        /** The alternatives {@code from} (inclusive) to {@code to} (exclusive) accept a value. */
        void accept(String value, int from, int to) {
            named.computeIfAbsent(value, v -> new Ranges()).add(from, to);
        }

        /**
         * The alternatives {@code from} (inclusive) to {@code to} (exclusive) accept some values; an empty list accepts
         * any.
         */
        void accept(List<String> values, int from, int to) {
            if (values.isEmpty()) {
                acceptAny(from, to);
            }
            values.forEach(value -> accept(value, from, to));
        }

        /** The number of rows of the table. */
        int rows() {
            return named.size() + 1;
        }

        /** Builds the table; the alternatives in the given row accept any value, too. */
        RowTable build(long[] unconditional) {
            long[] others = any.addedTo(unconditional);
            Map<String, long[]> rows = new LinkedHashMap<>();
            named.forEach((value, alternatives) -> rows.put(value, alternatives.addedTo(others)));
            return new RowTable(rows, others);
        }
    }
}
