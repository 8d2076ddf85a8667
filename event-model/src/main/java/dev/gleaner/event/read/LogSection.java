package dev.gleaner.event.read;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an input that start in a range of bytes.
 *
 * @param input the input
 * @param file the open file of the input; null before it is opened
 * @param from the start of the first line
 * @param to the exclusive end of the range; the last line may end after it
 */
record LogSection(LogInput input, @Nullable LogFile file, long from, long to) {
    /** The minimum size of a half in bytes. */
    private static final long SMALLEST = 1 << 20;

    /** Whether this is a whole input. */
    boolean isWhole() {
        return from == 0 && to == Long.MAX_VALUE;
    }

    /** The same section, with its file open. */
    LogSection in(LogFile opened) {
        return new LogSection(input, opened, from, to);
    }

    /** The approximate number of bytes; a huge number if it is not known. */
    long length() {
        return to == Long.MAX_VALUE ? Math.max(0, input.size().orElse(to) - from) : to - from;
    }

    /** The number of lines before the section. */
    long linesBefore() {
        return file == null || from == 0 ? 0 : file.linesBefore(from);
    }

    /** The two halves of this section; empty if it cannot be split or is too small. */
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
