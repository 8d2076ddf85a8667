package dev.gleaner.event.read;

import dev.gleaner.event.line.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an input that start in a range of bytes.
 *
 * @param input what is read
 * @param from the start of a line
 * @param to where the last line starts at the latest, exclusive
 */
record LogSection(LogInput input, long from, long to) {
    /** Below this, reading in two goes is not worth the trouble. */
    private static final long SMALLEST = 1 << 20;

    private static final int BLOCK = 1 << 16;

    /** Each input as a whole. */
    static List<LogSection> of(List<LogInput> inputs) {
        return inputs.stream()
                .map(input -> new LogSection(input, 0, Long.MAX_VALUE))
                .toList();
    }

    /** The content from the start of the section on. */
    InputStream open(LongConsumer progress) {
        return from == 0 ? input.open(progress) : input.open(from, progress);
    }

    /** How many bytes there are at the most. */
    long length() {
        return to == Long.MAX_VALUE ? input.size().orElse(to) - from : to - from;
    }

    /** Two sections that are this one; null when it is not to be divided. */
    @Nullable
    List<LogSection> halves() {
        if (length() < 2 * SMALLEST || input.size().isEmpty() || !input.isSplittable()) {
            return null;
        }
        long middle = lineStart(from + length() / 2);
        return middle >= to || middle <= from
                ? null
                : List.of(new LogSection(input, from, middle), new LogSection(input, middle, to));
    }

    /** Where the first line starts behind an offset; the end of the input when there is none. */
    private long lineStart(long offset) {
        long at = offset;
        try (InputStream in = input.open(offset, bytes -> {})) {
            byte[] block = new byte[BLOCK];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                int lineEnd = Words.indexOf((byte) '\n', block, 0, count);
                if (lineEnd >= 0) {
                    return at + lineEnd + 1;
                }
                at += count;
            }
            return Long.MAX_VALUE;
        } catch (IOException e) {
            throw new UncheckedIOException(input.name() + " cannot be read", e);
        }
    }

    /** How many lines stand before the section; they are counted when something has to be reported. */
    long linesBefore() {
        if (from == 0) {
            return 0;
        }
        long lines = 0;
        long left = from;
        try (InputStream in = input.open(0, bytes -> {})) {
            byte[] block = new byte[BLOCK];
            for (int count = in.read(block); left > 0 && count >= 0; count = in.read(block)) {
                int end = (int) Math.min(count, left);
                for (int i = 0; (i = Words.indexOf((byte) '\n', block, i, end)) >= 0; i++) {
                    lines++;
                }
                left -= end;
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(input.name() + " cannot be read", e);
        }
    }
}
