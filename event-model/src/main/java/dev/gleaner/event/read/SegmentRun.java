package dev.gleaner.event.read;

import java.util.List;

/**
 * Lines of a segment of a file that are audit events in the server's format.
 *
 * @param from the offset of the first line
 * @param to the offset after the last line and its end
 * @param lines the number of lines
 * @param read the number of lines that are wanted, whether they are kept or not
 * @param kept the wanted entries that are kept
 * @param <T> the type of the wanted entries
 */
record SegmentRun<T>(long from, long to, long lines, long read, List<T> kept) {
    /** A segment without such lines. */
    static <T> SegmentRun<T> none() {
        return new SegmentRun<>(-1, -1, 0, 0, List.of());
    }

    boolean isEmpty() {
        return lines == 0;
    }
}
