package dev.gleaner.audit.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * For each value that a condition names, the row of the alternatives that accept it; every other value has the row of those
 * that accept any. A row has a bit for each alternative. Lookups do not allocate.
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

    /** How many words the rows have. */
    long words() {
        return (rows.size() + 1L) * others.length;
    }

    /** Collects the values that each alternative accepts. */
    static final class Builder {
        private final Ranges any = new Ranges();
        private final Map<String, Ranges> named = new LinkedHashMap<>();

        /** The alternatives from one to before another accept any value. */
        void acceptAny(int from, int to) {
            any.add(from, to);
        }

        /** The alternatives from one to before another accept a value. */
        void accept(String value, int from, int to) {
            named.computeIfAbsent(value, v -> new Ranges()).add(from, to);
        }

        /** The alternatives from one to before another accept some values; an empty list accepts any. */
        void accept(List<String> values, int from, int to) {
            if (values.isEmpty()) {
                acceptAny(from, to);
            }
            values.forEach(value -> accept(value, from, to));
        }

        /** How many rows the table will have. */
        int rows() {
            return named.size() + 1;
        }

        /** The table; the given alternatives accept any value. */
        RowTable build(long[] besides) {
            long[] others = any.with(besides);
            Map<String, long[]> rows = new LinkedHashMap<>();
            named.forEach((value, alternatives) -> rows.put(value, alternatives.with(others)));
            return new RowTable(rows, others);
        }
    }
}
