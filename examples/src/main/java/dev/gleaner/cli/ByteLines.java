package dev.gleaner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Reads the lines of a stream as bytes, into a buffer that is reused. Not thread-safe. */
final class ByteLines {
    /** The maximum length of a line, in bytes. */
    static final int MAX_LENGTH = 1 << 24;

    private static final int INITIAL_SIZE = 1 << 16;

    private final InputStream in;
    private final Runnable beforeRead;
    private byte[] buffer = new byte[INITIAL_SIZE];
    private int start;
    private int end = -1;
    private int filled;
    private int number;
    private boolean tooLong;

    /** Reads a stream. Runs {@code beforeRead} before each read, because the read may block. */
    ByteLines(InputStream in, Runnable beforeRead) {
        this.in = in;
        this.beforeRead = beforeRead;
    }

    /** Moves to the next line. Returns false at the end of the stream. */
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

    /** The buffer that holds the line until the next call of {@link #advance}. */
    byte[] buffer() {
        return buffer;
    }

    /** The index of the first byte of the line in the buffer. */
    int start() {
        return start;
    }

    /** The index after the last byte of the line in the buffer. */
    int end() {
        return end;
    }

    /** The number of the line, from 1. */
    int number() {
        return number;
    }

    /** Whether the line contains only white space. */
    boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return !tooLong;
    }

    /** Whether the first character of the line that is no white space is an ASCII letter. */
    boolean startsWithLetter() {
        int i = start;
        while (i < end && (buffer[i] == ' ' || buffer[i] == '\t')) {
            i++;
        }
        return i < end && (buffer[i] >= 'a' && buffer[i] <= 'z' || buffer[i] >= 'A' && buffer[i] <= 'Z');
    }

    /** Whether the line is longer than {@link #MAX_LENGTH}. If so, the buffer holds only its end. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Reads more bytes of the line. Returns false at the end of the stream. */
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
        if (buffer.length < MAX_LENGTH) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        } else {
            tooLong = true;
            filled = 0;
            end = 0;
        }
    }
}
