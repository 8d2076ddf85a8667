package dev.gleaner.event.read;

import dev.gleaner.event.line.AuditLineScanner;
import dev.gleaner.event.line.DecodedValues;
import dev.gleaner.event.line.LineEvent;
import dev.gleaner.event.line.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the lines that start in a segment of a file, up to the first one that is not an audit event in the server's
 * format. Not thread-safe.
 */
final class SegmentReader<T> {
    /** The number of bytes that are read at once to find the end of the last line. */
    private static final int STEP = 1 << 14;

    private static final byte[] NOTHING = {};

    private final Log<T> log;
    private final LogFile file;
    private final int longest;
    private final AuditLineScanner scanner = new AuditLineScanner(new DecodedValues());
    private byte[] bytes = NOTHING;
    private int end;

    SegmentReader(Log<T> log, LogFile file, int longest) {
        this.log = log;
        this.file = file;
        this.longest = longest;
    }

    /** The run from the first line that starts at or after an offset, of lines that start before another. */
    SegmentRun<T> read(long from, long to) throws IOException {
        long base = Math.max(0, from - 1);
        int length = (int) (to - base);
        if (bytes.length < length + STEP) {
            bytes = new byte[length + STEP];
        }
        end = file.read(base, bytes, 0, length);
        int first = from == 0 ? 0 : Words.indexOf((byte) '\n', bytes, 0, end) + 1;
        if (first == 0 && from > 0 || first >= length) {
            return SegmentRun.none();
        }
        SegmentRun<T> run = scan(base, first, endOfLine(base, length - 1));
        if (!log.keepsSome()) {
            // The entries refer to the bytes.
            bytes = NOTHING;
        }
        return run;
    }

    /** The index after the line that contains an index; or after the last line, if that one does not end or is too long. */
    private int endOfLine(long base, int index) throws IOException {
        int searched = Math.min(index, end);
        while (true) {
            int lineEnd = Words.indexOf((byte) '\n', bytes, searched, end);
            if (lineEnd >= 0) {
                return lineEnd + 1;
            }
            searched = end;
            if (end - index > longest) {
                break;
            }
            if (bytes.length < end + STEP) {
                bytes = Arrays.copyOf(bytes, Math.max(end + STEP, 2 * end));
            }
            int count = file.read(base + end, bytes, end, STEP);
            end += count;
            if (count == 0) {
                break;
            }
        }
        int last = Math.min(index, end) - 1;
        while (last >= 0 && bytes[last] != '\n') {
            last--;
        }
        return last + 1;
    }

    private SegmentRun<T> scan(long base, int first, int limit) {
        List<T> kept = new ArrayList<>();
        int at = first;
        long lines = 0;
        long read = 0;
        while (at < limit) {
            LineEvent event = scanner.pass(bytes, at, limit);
            if (event == null || event.end() >= limit || event.end() - at > longest) {
                break;
            }
            at = event.end() + 1;
            lines++;
            read += log.keep(event, kept);
        }
        return new SegmentRun<>(base + first, base + at, lines, read, kept);
    }
}
