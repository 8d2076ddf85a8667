package dev.gleaner.report;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * The number of requests in a group.
 *
 * @param requests all requests
 * @param changes the requests that were allowed, or whose outcome is unknown, and that do not only read
 * @param denied the requests that were denied
 * @param failed the requests that failed for another reason
 * @param unknown the requests whose outcome is unknown
 * @param first the time of the first request; empty if no time is recorded
 * @param last the time of the last request; empty if no time is recorded
 */
public record RequestCounts(
        long requests,
        long changes,
        long denied,
        long failed,
        long unknown,
        Optional<Instant> first,
        Optional<Instant> last) {
    /** No requests. */
    public static final RequestCounts NONE = new RequestCounts(0, 0, 0, 0, 0, Optional.empty(), Optional.empty());

    private static final List<String> READING = List.of("get", "head", "list", "watch", "options");

    /** Refuses null. */
    public RequestCounts {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
    }

    /** One request. */
    static RequestCounts of(Activity activity) {
        Outcome outcome = activity.outcome();
        boolean isDone = outcome == Outcome.ALLOWED || outcome == Outcome.UNKNOWN;
        return new RequestCounts(
                1,
                isDone && !READING.contains(activity.verb()) ? 1 : 0,
                outcome == Outcome.DENIED ? 1 : 0,
                outcome == Outcome.FAILED ? 1 : 0,
                outcome == Outcome.UNKNOWN ? 1 : 0,
                activity.received(),
                activity.received());
    }

    /** The requests that were allowed. */
    public long allowed() {
        return requests - denied - failed - unknown;
    }

    /** The sum of these requests and others. */
    public RequestCounts plus(RequestCounts other) {
        return new RequestCounts(
                requests + other.requests,
                changes + other.changes,
                denied + other.denied,
                failed + other.failed,
                unknown + other.unknown,
                choose(first, other.first, BinaryOperator.minBy(Comparator.naturalOrder())),
                choose(last, other.last, BinaryOperator.maxBy(Comparator.naturalOrder())));
    }

    private static Optional<Instant> choose(
            Optional<Instant> one, Optional<Instant> other, BinaryOperator<Instant> choice) {
        return Stream.of(one, other).flatMap(Optional::stream).reduce(choice);
    }
}
