package dev.gleaner.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;

/** The options that select a range of time. */
final class TimeOptions {
    private final Option<Moment> since;
    private final Option<Moment> until;

    /** Adds the options; the text is what they select. */
    TimeOptions(Syntax syntax, String only) {
        since = syntax.option(
                "--since",
                "TIME",
                Moment::of,
                only + " at or after this time, such as 2022-08-22T09:36:56Z, 2022-08-22 (in UTC), or 2h for two hours"
                        + " ago.");
        until = syntax.option("--until", "TIME", Moment::of, only + " before this time, in the same form.");
    }

    boolean areGiven() {
        return since.isGiven() || until.isGiven();
    }

    /** Whether a time is in the range. */
    Predicate<Instant> condition(Clock clock) {
        Instant from = since.value().map(time -> time.at(clock)).orElse(Instant.MIN);
        Instant to = until.value().map(time -> time.at(clock)).orElse(Instant.MAX);
        return time -> !time.isBefore(from) && time.isBefore(to);
    }
}
