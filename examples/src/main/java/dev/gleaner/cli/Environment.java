package dev.gleaner.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The environment of a command.
 *
 * @param clock the clock
 * @param terminals whether a stream is a terminal
 * @param out standard output
 * @param err standard error; flushed after each line
 * @param pause waits for more of a log
 */
record Environment(Clock clock, Predicate<StandardStream> terminals, PrintWriter out, PrintWriter err, Pause pause) {
    /** The width of texts for people. */
    static final int WIDTH = 80;

    private static final int NARROWEST = 40;

    /** Checks for null. */
    Environment {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(terminals, "terminals");
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
        Objects.requireNonNull(pause, "pause");
    }

    /** An environment whose time passes. */
    Environment(Clock clock, Predicate<StandardStream> terminals, PrintWriter out, PrintWriter err) {
        this(clock, terminals, out, err, Pause.ofProcess());
    }

    /** The environment of this process. Its streams use UTF-8 in every locale. */
    static Environment ofProcess() {
        return new Environment(
                Clock.systemUTC(),
                StandardStream::isTerminal,
                new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)),
                new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true));
    }

    /**
     * The width of lines that can be wrapped: on a terminal, that of the variable {@code COLUMNS}, from
     * {@value #NARROWEST} to {@value #WIDTH}; otherwise {@value #WIDTH}.
     */
    int width(StandardStream stream) {
        String columns = System.getenv("COLUMNS");
        boolean isKnown = columns != null && isTerminal(stream) && columns.matches("[0-9]{1,4}");
        return isKnown ? Math.min(WIDTH, Math.max(NARROWEST, Integer.parseInt(columns))) : WIDTH;
    }

    /** Whether a stream is a terminal. */
    boolean isTerminal(StandardStream stream) {
        return terminals.test(stream);
    }
}
