package dev.gleaner.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Where a command runs.
 *
 * @param clock what time it is
 * @param terminals which streams lead to a terminal
 * @param out standard output
 * @param err standard error; what is printed to it is seen at once
 */
record Surroundings(Clock clock, Predicate<StandardStream> terminals, PrintWriter out, PrintWriter err) {
    /** Refuses null. */
    Surroundings {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(terminals, "terminals");
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
    }

    /** Those of this process; its streams are in UTF-8, whatever the locale. */
    static Surroundings ofProcess() {
        return new Surroundings(
                Clock.systemUTC(),
                StandardStream::isTerminal,
                new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)),
                new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true));
    }

    /** Whether a stream leads to a terminal. */
    boolean hasTerminalAt(StandardStream stream) {
        return terminals.test(stream);
    }
}
