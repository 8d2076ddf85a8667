package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import java.io.PrintWriter;

/** The lines that a command prints, a record each. Whether anybody still reads them is asked now and then. */
final class Lines {
    private static final int OFTEN = 256;

    private final PrintWriter out;
    private final Surroundings surroundings;
    private final Progress progress;
    private long asked;

    Lines(Surroundings surroundings, Progress progress) {
        this.out = surroundings.out();
        this.surroundings = surroundings;
        this.progress = progress;
    }

    /** Prints a heading, if somebody looks. */
    void head(String line) {
        if (areLookedAt()) {
            print(line);
        }
    }

    /** Prints a line; what could steer a terminal or end the line is escaped. */
    void print(String line) {
        String printable = Printable.line(line) + "\n";
        if (areLookedAt()) {
            progress.aside(() -> {
                out.print(printable);
                out.flush();
            });
        } else {
            out.print(printable);
        }
    }

    /** Whether to go on: a pager that was left or a {@code head} that has enough wants no more. */
    boolean areWanted() {
        return asked++ % OFTEN != 0 || !isBroken();
    }

    /** The writer of the command line does not hear of what goes wrong with standard output behind it. */
    private boolean isBroken() {
        return out.checkError() || System.out.checkError();
    }

    private boolean areLookedAt() {
        return surroundings.hasTerminalAt(StandardStream.OUT);
    }
}
