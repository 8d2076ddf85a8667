package dev.gleaner.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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

    /** The start of the range; empty if it has none. */
    Optional<Instant> since(Clock clock) {
        Optional<Instant> start = since.value().map(time -> time.at(clock));
        refuseEmptyRange(start, until.value().map(time -> time.at(clock)));
        return start;
    }

    private static void refuseEmptyRange(Optional<Instant> start, Optional<Instant> end) {
        if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
            throw new UsageException(
                    "the range of time is empty: --since " + start.get() + " is not before --until " + end.get());
        }
    }

    /** The end of the range, which is not part of it; empty if it has none. */
    Optional<Instant> until(Clock clock) {
        return until.value().map(time -> time.at(clock));
    }

    /** Whether a time is in the range. A record without a time is in a range without limits only. */
    Predicate<Optional<Instant>> condition(Clock clock) {
        if (!areGiven()) {
            return time -> true;
        }
        Instant from = since(clock).orElse(Instant.MIN);
        Instant to = until(clock).orElse(Instant.MAX);
        return time -> time.filter(at -> !at.isBefore(from) && at.isBefore(to)).isPresent();
    }
}
