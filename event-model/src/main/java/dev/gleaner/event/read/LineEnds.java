package dev.gleaner.event.read;

import dev.gleaner.event.line.Words;

/**
 * Finds the ends of lines. A line also ends at NUL bytes before a record, which a crash leaves in place of unwritten
 * data. Results are cached, so that each byte is examined once for line ends and once for NUL bytes. Not thread-safe.
 */
final class LineEnds {
    /** The first bytes of records: of JSON, a time, a syslog header with or without a length, or klog's levels. */
    private static final String RECORD_STARTS = "{[<0123456789IWEF\n";

    private final Next lineEnd = new Next((byte) '\n');
    private final Next nul = new Next((byte) 0);

    /** Finds the next byte with a value, and caches its offset. */
    private static final class Next {
        private final byte value;
        private long found = -1;
        private long searched;
        private long looked;

        Next(byte value) {
            this.value = value;
        }

        /**
         * The index of the first such byte in a range; negative if there is none. Index 0 is at the offset
         * {@code base}.
         */
        int in(byte[] bytes, int from, int to, long base) {
            if (found < base + from) {
                int start = (int) Math.max(from, searched - base);
                int index = Words.indexOf(value, bytes, start, to);
                int stop = index < 0 ? to : index;
                looked += stop - start;
                searched = base + stop;
                if (index < 0) {
                    return -1;
                }
                found = searched;
            }
            int index = (int) (found - base);
            return index < to ? index : -1;
        }
    }

    /**
     * The end of the line that contains an index; negative if the line does not end in the range.
     *
     * @param base the offset of the first byte of the array
     */
    int next(byte[] bytes, int from, int to, long base) {
        int end = lineEnd.in(bytes, from, to, base);
        int limit = end < 0 ? to : end;
        int at = from;
        while (at < limit) {
            int first = nul.in(bytes, at, limit, base);
            if (first < 0) {
                return end;
            }
            at = first;
            while (at < limit && bytes[at] == 0) {
                at++;
            }
            nul.looked += at - first;
            if (at == to || RECORD_STARTS.indexOf(bytes[at]) >= 0) {
                return first;
            }
        }
        return end;
    }

    /** Whether bytes after an offset were examined. */
    boolean isBehind(long offset) {
        return lineEnd.searched > offset;
    }

    /** The number of bytes examined so far; each counts as often as it was examined. */
    long looked() {
        return lineEnd.looked + nul.looked;
    }
}
