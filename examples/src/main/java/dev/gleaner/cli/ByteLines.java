package dev.gleaner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The lines of a stream as bytes, one after another in one buffer. Not thread-safe. */
final class ByteLines {
    /** The longest line, in bytes. */
    static final int LONGEST = 1 << 24;

    private static final int USUAL = 1 << 16;

    private final InputStream in;
    private final Runnable beforeRead;
    private byte[] buffer = new byte[USUAL];
    private int start;
    private int end = -1;
    private int filled;
    private int number;
    private boolean tooLong;

    /** The lines of a stream; before each reading, for which somebody might have to write first, something is done. */
    ByteLines(InputStream in, Runnable beforeRead) {
        this.in = in;
        this.beforeRead = beforeRead;
    }

    /** Goes to the next line; whether there is one. */
    boolean advance() {
        start = Math.min(end + 1, filled);
        end = start;
        tooLong = false;
        number++;
        while (true) {
            for (; end < filled; end++) {
                if (buffer[end] == '\n') {
                    return true;
                }
            }
            if (!readMore()) {
                return end > start || tooLong;
            }
        }
    }

    /** The buffer that the line is in until the next one is asked for. */
    byte[] buffer() {
        return buffer;
    }

    /** Where the line starts in the buffer. */
    int start() {
        return start;
    }

    /** Where the line ends in the buffer. */
    int end() {
        return end;
    }

    /** The number of the line, from 1. */
    int number() {
        return number;
    }

    /** Whether there is nothing in the line but white space. */
    boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return !tooLong;
    }

    /** Whether the line is longer than {@link #LONGEST}; then only its end is in the buffer. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Reads on behind the part of the line that is there; whether there is more. */
    private boolean readMore() {
        makeRoom();
        beforeRead.run();
        try {
            int read = in.read(buffer, filled, buffer.length - filled);
            filled += Math.max(0, read);
            return read >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }

    private void makeRoom() {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        end -= start;
        start = 0;
        if (filled < buffer.length) {
            return;
        }
        if (buffer.length < LONGEST) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        } else {
            tooLong = true;
            filled = 0;
            end = 0;
        }
    }
}
