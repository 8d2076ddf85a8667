package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import java.io.PrintWriter;

/** Prints lines to standard output, and checks at intervals whether its reader is still there. */
final class Lines {
    private static final int CHECK_INTERVAL = 256;

    private final PrintWriter out;
    /** Asked once, because the answer takes system calls. */
    private final boolean isTerminal;

    private final Progress progress;
    private long checks;
    private long records;

    Lines(Environment environment, Progress progress) {
        this.out = environment.out();
        this.isTerminal = environment.isTerminal(StandardStream.OUT);
        this.progress = progress;
    }

    /** Prints a heading if standard output is a terminal. */
    void heading(String line) {
        if (isTerminal) {
            print(line);
        }
    }

    /** Prints a line, with control characters escaped. */
    void print(String line) {
        printAsIs(Printable.line(line));
    }

    /** Prints the line of a record. */
    void printRecord(String line) {
        printRecord(line, Color.NONE);
    }

    /** Prints the line of a record in a colour. */
    void printRecord(String line, Color color) {
        records++;
        printAsIs(color.of(Printable.line(line)));
    }

    /** The number of printed records. */
    long records() {
        return records;
    }

    /** Prints a row of a table as it is; on a terminal, with control characters escaped except line ends and tabs. */
    void printRow(String row) {
        printAsIs(isTerminal ? Printable.text(row) : row);
    }

    private void printAsIs(String text) {
        String printable = text + "\n";
        if (isTerminal) {
            progress.withoutBar(() -> {
                out.print(printable);
                out.flush();
            });
        } else {
            out.print(printable);
        }
    }

    /** Whether more lines can be printed; false after a reader such as {@code head} has closed the pipe. */
    boolean canPrint() {
        return checks++ % CHECK_INTERVAL != 0 || !isBroken();
    }

    /** Writes the lines that were printed; returns whether their reader is still there. */
    boolean flush() {
        return !isBroken();
    }

    private boolean isBroken() {
        return out.checkError();
    }
}
