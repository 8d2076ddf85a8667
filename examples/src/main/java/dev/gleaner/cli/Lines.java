package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import java.io.PrintWriter;

/** Prints lines to standard output, and checks at intervals whether its reader is still there. */
final class Lines {
    private static final int CHECK_INTERVAL = 256;

    private final PrintWriter out;
    private final Environment environment;
    private final Progress progress;
    private long checks;

    Lines(Environment environment, Progress progress) {
        this.out = environment.out();
        this.environment = environment;
        this.progress = progress;
    }

    /** Prints a heading if standard output is a terminal. */
    void heading(String line) {
        if (isTerminal()) {
            print(line);
        }
    }

    /** Prints a line, with control characters escaped. */
    void print(String line) {
        String printable = Printable.line(line) + "\n";
        if (isTerminal()) {
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

    /** Checks {@link System#out} too: it hides its errors from the writer around it. */
    private boolean isBroken() {
        return out.checkError() || System.out.checkError();
    }

    private boolean isTerminal() {
        return environment.isTerminal(StandardStream.OUT);
    }
}
