package dev.gleaner.audit.evaluate;

import java.util.Arrays;

/** A set of indexes of alternatives, stored as ranges. */
final class Ranges {
    private int[] bounds = new int[2];
    private int length;

    /** Adds the indexes {@code from} (inclusive) to {@code to} (exclusive). Ranges must be added in ascending order. */
    void add(int from, int to) {
        if (length > 0 && bounds[length - 1] >= from) {
            bounds[length - 1] = Math.max(bounds[length - 1], to);
            return;
        }
        if (length == bounds.length) {
            bounds = Arrays.copyOf(bounds, length * 2);
        }
        bounds[length++] = from;
        bounds[length++] = to;
    }

    /** A copy of a row in which the bits of these indexes are also set. */
    long[] addedTo(long[] others) {
        long[] row = others.clone();
        for (int i = 0; i < length; i += 2) {
            set(row, bounds[i], bounds[i + 1]);
        }
        return row;
    }

    private static void set(long[] row, int from, int to) {
        int first = from / Long.SIZE;
        int last = (to - 1) / Long.SIZE;
        for (int word = first; word <= last; word++) {
            long bits = -1L;
            if (word == first) {
                bits &= -1L << from;
            }
            if (word == last) {
                bits &= -1L >>> -to;
            }
            row[word] |= bits;
        }
    }
}
