package dev.gleaner.cli;

import java.io.PrintWriter;

/** Standard output for several writers at a time. Each line goes out whole, and a writer knows whether its lines have gone out. */
final class SharedOutput {
    /** What is said when lines cannot be written. */
    static final String BROKEN = "standard output cannot be written";

    private static final int AT_A_TIME = 1 << 16;

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
         * @throws BrokenException when lines before it cannot be written
         */
        void print(String line) {
            lines.append(line).append('\n');
            if (lines.length() >= AT_A_TIME) {
                flush();
            }
        }

        /**
         * Writes what is still to be written.
         *
         * @throws BrokenException when it cannot be written
         */
        void flush() {
            write(lines);
            lines.setLength(0);
        }
    }

    private synchronized void write(CharSequence lines) {
        if (!isBroken) {
            out.append(lines);
            // The writer of the command line does not hear of what goes wrong with standard output behind it.
            isBroken = out.checkError() || System.out.checkError();
        }
        if (isBroken) {
            throw new BrokenException();
        }
    }
}
