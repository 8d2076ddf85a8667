package dev.gleaner.cli;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Where a command runs.
 *
 * @param clock what time it is
 * @param terminals which streams lead to a terminal
 */
record Surroundings(Clock clock, Predicate<StandardStream> terminals) {
    /** Refuses null. */
    Surroundings {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(terminals, "terminals");
    }

    /** Those of this process. */
    static Surroundings ofProcess() {
        return new Surroundings(Clock.systemUTC(), StandardStream::isTerminal);
    }

    /** Whether a stream leads to a terminal. */
    boolean hasTerminalAt(StandardStream stream) {
        return terminals.test(stream);
    }
}
