package dev.gleaner.cli;

import java.io.PrintWriter;

/**
 * Standard output for several writers. Lines are written whole, and each writer learns whether its lines were written.
 */
final class SharedOutput {
    /** The message when lines cannot be written. */
    static final String BROKEN = "standard output cannot be written";

    private static final int BUFFER_SIZE = 1 << 16;

    private final PrintWriter out;
    private boolean isBroken;

    SharedOutput(PrintWriter out) {
        this.out = out;
    }

    /** Standard output cannot be written. */
    static final class BrokenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private BrokenException() {
            super(BROKEN);
        }
    }

    /** The lines of one writer. Not thread-safe. */
    final class Writer {
        private final StringBuilder lines = new StringBuilder();

        /**
         * Adds a line.
         *
         * @throws BrokenException if earlier lines cannot be written
         */
        void print(String line) {
            lines.append(line).append('\n');
            if (lines.length() >= BUFFER_SIZE) {
                flush();
            }
        }

        /**
         * Writes the buffered lines.
         *
         * @throws BrokenException if they cannot be written
         */
        void flush() {
            write(lines);
            lines.setLength(0);
        }
    }

    private synchronized void write(CharSequence lines) {
        if (!isBroken) {
            out.append(lines);
            isBroken = out.checkError();
        }
        if (isBroken) {
            throw new BrokenException();
        }
    }
}
