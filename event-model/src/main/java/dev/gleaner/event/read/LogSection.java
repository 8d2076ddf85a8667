package dev.gleaner.event.read;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an input that start in a range of bytes.
 *
 * @param input what is read
 * @param file the file that it is, once that is open
 * @param from the start of a line
 * @param to where the last line starts at the latest, exclusive
 */
record LogSection(LogInput input, @Nullable LogFile file, long from, long to) {
    /** Below this, reading in two goes is not worth the trouble. */
    private static final long SMALLEST = 1 << 20;

    /** All of an input that is not open. */
    static LogSection of(LogInput input) {
        return new LogSection(input, null, 0, Long.MAX_VALUE);
    }

    /** The same of a file that is open. */
    LogSection in(LogFile opened) {
        return new LogSection(input, opened, from, to);
    }

    /** About how many bytes there are; a huge number when that is not known. */
    long length() {
        return to == Long.MAX_VALUE ? Math.max(0, input.size().orElse(to) - from) : to - from;
    }

    /** How many lines stand before the section. */
    long linesBefore() {
        return file == null || from == 0 ? 0 : file.linesBefore(from);
    }

    /** Two sections that are this one; none when it is not to be divided. */
    List<LogSection> halves() throws IOException {
        if (file == null || !file.isSplittable()) {
            return List.of();
        }
        long end = Math.min(to, file.size());
        if (end - from < 2 * SMALLEST) {
            return List.of();
        }
        long middle = file.lineStart(from + (end - from) / 2, end);
        if (middle < 0) {
            return List.of();
        }
        file.share();
        return List.of(new LogSection(input, file, from, middle), new LogSection(input, file, middle, to));
    }
}
