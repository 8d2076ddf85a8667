package dev.gleaner.event.line;

import java.util.Arrays;

/** The names of the fields in the objects that are open, to find duplicates. Not thread-safe. */
final class FieldNames {
    /** The maximum number of names of an object that are compared with each other. */
    private static final int MOST_COMPARED = 256;

    /** The start and the end of each name. */
    private int[] ranges = new int[64];

    private int end;

    /** Starts an object; returns a mark with which it is ended. */
    int start() {
        return end;
    }

    /** Ends the object with a mark. */
    void end(int mark) {
        end = mark;
    }

    /** The number of names since a mark. */
    int count(int mark) {
        return (end - mark) / 2;
    }

    /**
     * Adds a name to the object with a mark; returns false if the object may have it already. A name that is greater
     * than all others of the object, as in the sorted maps of the server, is compared only with the greatest one, which
     * is kept as the first.
     */
    boolean add(int mark, byte[] bytes, int from, int to) {
        if (end + 2 > ranges.length) {
            ranges = Arrays.copyOf(ranges, 2 * ranges.length);
        }
        ranges[end] = from;
        ranges[end + 1] = to;
        end += 2;
        if (end == mark + 2) {
            return true;
        }
        if (Arrays.compareUnsigned(bytes, ranges[mark], ranges[mark + 1], bytes, from, to) < 0) {
            ranges[end - 2] = ranges[mark];
            ranges[end - 1] = ranges[mark + 1];
            ranges[mark] = from;
            ranges[mark + 1] = to;
            return true;
        }
        return count(mark) <= MOST_COMPARED && !isEarlier(mark, bytes, from, to);
    }

    private boolean isEarlier(int mark, byte[] bytes, int from, int to) {
        for (int i = mark; i < end - 2; i += 2) {
            if (Arrays.equals(bytes, ranges[i], ranges[i + 1], bytes, from, to)) {
                return true;
            }
        }
        return false;
    }
}
