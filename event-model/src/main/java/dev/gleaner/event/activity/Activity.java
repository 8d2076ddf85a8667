package dev.gleaner.event.activity;

import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * One request: who did what to which object, when, from where and with which outcome. {@link Activities} puts it
 * together from the stages that were recorded; each may be missing, and what only a missing one tells is empty.
 */
@Value.Immutable
public interface Activity {
    /** The identity of the request. A client may choose it, so that several activities may have the same. */
    String auditId();

    /** Who did it, and as whom. */
    Actor actor();

    /** What was done, such as {@code create}; for other URLs than resources the HTTP method in lower case, or empty. */
    String verb();

    /** Path and query as they were sent. */
    String requestUri();

    /** What it was done to, as the last stage tells it; empty for URLs that are no resources. */
    Optional<ObjectReference> objectRef();

    /** When the request arrived, or else when its first recorded stage was reached; empty when neither is told. */
    Optional<Instant> received();

    /** How long it took until the response was complete or the server panicked; empty when neither was recorded. */
    Optional<Duration> took();

    /** Where it came from: what proxies claim first, the {@link #peer()} last. */
    List<String> sourceIps();

    /** What the client calls itself; empty when it says nothing. */
    @Value.Default
    default String userAgent() {
        return "";
    }

    /** How it ended, as the last stage tells it; empty when no stage does. */
    Optional<ResponseStatus> responseStatus();

    /** The stages that were recorded, in the order in which a request reaches them. */
    List<Stage> stages();

    /** What plug-ins of the server add at any stage, such as {@code authorization.k8s.io/reason}; may hold secrets. */
    @Value.Redacted
    Map<String, String> annotations();

    /** How it ended for the one who did it; {@link Outcome} tells the rule. */
    default Outcome outcome() {
        return Outcome.of(this);
    }

    /** The HTTP status code; 0 when no stage tells it. */
    default int code() {
        return responseStatus().map(ResponseStatus::code).orElse(0);
    }

    /** The address that the server saw, the only one that can be trusted; empty when it is not told. */
    default Optional<String> peer() {
        return sourceIps().isEmpty()
                ? Optional.empty()
                : Optional.of(sourceIps().get(sourceIps().size() - 1));
    }

    /** What was done to what, such as {@code create configmaps team-a/settings} or {@code get /healthz}. */
    default String deed() {
        String object = objectRef().map(ObjectReference::inWords).orElse(requestUri());
        return (verb().isEmpty() ? "-" : verb()) + " " + object;
    }

    /** Who did what and how it ended, such as {@code alice create configmaps team-a/settings: allowed, 201}. */
    default String inWords() {
        String code = code() == 0 ? "" : ", " + code();
        return actor().inWords() + " " + deed() + ": " + outcome().inWords() + code;
    }

    /** An activity that the consumer fills in. */
    static Activity of(Consumer<Builder> spec) {
        Builder builder = new Builder();
        Objects.requireNonNull(spec, "spec").accept(builder);
        return builder.build();
    }

    /** Builds an activity. */
    final class Builder extends ImmutableActivity.Builder {
        Builder() {}
    }
}
