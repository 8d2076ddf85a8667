package dev.gleaner.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The environment of a command.
 *
 * @param clock the clock
 * @param terminals whether a stream is a terminal
 * @param variables the environment variables
 * @param out standard output
 * @param err standard error; flushed after each line
 * @param pause waits for more of a log
 */
record Environment(
        Clock clock,
        Predicate<StandardStream> terminals,
        Map<String, String> variables,
        PrintWriter out,
        PrintWriter err,
        Pause pause) {
    /** The width of texts for people. */
    static final int WIDTH = 80;

    private static final int NARROWEST = 40;

    /** Checks for null. */
    Environment {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(terminals, "terminals");
        Objects.requireNonNull(variables, "variables");
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
        Objects.requireNonNull(pause, "pause");
    }

    /** An environment without variables, whose time passes. */
    Environment(Clock clock, Predicate<StandardStream> terminals, PrintWriter out, PrintWriter err) {
        this(clock, terminals, Map.of(), out, err, Pause.ofProcess());
    }

    /** The environment of this process, with its standard output. Its streams use UTF-8 in every locale. */
    static Environment ofProcess(OutputStream out) {
        return new Environment(
                Clock.systemUTC(),
                StandardStream::isTerminal,
                System.getenv(),
                new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
                new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true),
                Pause.ofProcess());
    }

    /**
     * The width of lines that can be wrapped: on a terminal, that of the variable {@code COLUMNS}, from
     * {@value #NARROWEST} to {@value #WIDTH}; otherwise {@value #WIDTH}.
     */
    int width(StandardStream stream) {
        String columns = variable("COLUMNS");
        boolean isKnown = isTerminal(stream) && columns.matches("[0-9]{1,4}");
        return isKnown ? Math.min(WIDTH, Math.max(NARROWEST, Integer.parseInt(columns))) : WIDTH;
    }

    /** Whether a stream is a terminal. */
    boolean isTerminal(StandardStream stream) {
        return terminals.test(stream);
    }

    /** Whether a stream is a terminal that can colour and erase text, which a dumb one cannot. */
    boolean isColorTerminal(StandardStream stream) {
        return isTerminal(stream) && !variable("TERM").equals("dumb");
    }

    /** The value of an environment variable; empty if it is not set. */
    String variable(String name) {
        return variables.getOrDefault(name, "");
    }
}
