package dev.gleaner.report;

import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * A Kubernetes event of type {@code Warning}, in its newest state.
 *
 * @param object the object, such as {@code Pod team-a/web-0}
 * @param reason the reason, such as {@code BackOff}; empty if it is not recorded
 * @param message what happened
 * @param reporter the component that reports it; empty if it is not recorded
 * @param times how often it was seen
 * @param last when it was last seen; empty if it is not recorded
 */
public record Warning(
        String object, String reason, String message, String reporter, long times, Optional<Instant> last) {
    /** Orders by the number of times, the largest first, and then by the texts. */
    static final Comparator<Warning> BY_TIMES = Comparator.comparing(Warning::times)
            .reversed()
            .thenComparing(Warning::object)
            .thenComparing(Warning::reason)
            .thenComparing(Warning::message)
            .thenComparing(Warning::reporter)
            .thenComparing(Warning::last, Comparator.comparing(time -> time.orElse(Instant.MIN)));

    private static final String TYPE = "Warning";

    /** Refuses null. */
    public Warning {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(reporter, "reporter");
        Objects.requireNonNull(last, "last");
    }

    /** Whether an event is a warning. */
    static boolean is(KubernetesEvent event) {
        return event.type().equals(TYPE);
    }

    static Warning of(KubernetesEvent event) {
        return new Warning(
                RequestGroup.bounded(event.involvedObject().inWords()),
                RequestGroup.bounded(event.reason()),
                RequestGroup.bounded(event.message()),
                RequestGroup.bounded(event.reporter()),
                event.occurrences(),
                event.lastSeen());
    }
}
