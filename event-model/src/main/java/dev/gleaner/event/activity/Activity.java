package dev.gleaner.event.activity;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.url.RequestUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * One request: who did what to which object, when, from where and with which outcome. The user is in {@link #actor()},
 * whose {@link Actor#person()} is who did it, the time is {@link #received()}, and the duration is {@link #took()}. A
 * denied request has the {@link #outcome()} {@link Outcome#DENIED}. {@link Activities} combines it from the recorded
 * stages. Any stage may be missing; a value that only a missing stage has is empty.
 */
@Value.Immutable
public interface Activity extends JsonForm {
    /** The ID of the request. A client may choose it, so that several activities may have the same ID. */
    String auditId();

    /** Who made the request, and as whom. */
    Actor actor();

    /**
     * The verb, such as {@code create}. For URLs that are not resources it is the HTTP method in lower case, or empty.
     */
    String verb();

    /** The path and the query, as the client sent them. */
    String requestUri();

    /** The object of the request, from the last stage; empty for URLs that are not resources. */
    Optional<ObjectReference> objectRef();

    /**
     * The time at which the request arrived, or the time of its first recorded stage if that is not recorded; empty if
     * neither is recorded.
     */
    Optional<Instant> received();

    /** The time until the response was complete or the server panicked; empty if neither was recorded. */
    Optional<Duration> took();

    /**
     * The addresses that the request came from. The last is the {@link #peer()}; the others are claims of proxies or
     * clients.
     */
    List<String> sourceIps();

    /** The user agent that the client sends; empty if it sends none. */
    @Value.Default
    default String userAgent() {
        return "";
    }

    /** The status of the response, from the last stage that has one; empty if none has. */
    Optional<ResponseStatus> responseStatus();

    /** The stages that were recorded, in the order in which a request reaches them. */
    List<Stage> stages();

    /**
     * The annotations that plug-ins of the server add at any stage, such as {@code authorization.k8s.io/reason}. They
     * may contain secrets.
     */
    @Value.Redacted
    Map<String, String> annotations();

    /**
     * The carriers of the first stage: the records that contained it in the log, from the outermost one, such as
     * {@code cloudwatch > container kube-system/kube-apiserver-1/kube-apiserver}. Empty if no other record contained
     * it. Equal activities may have different carriers.
     */
    @Value.Default
    @Value.Auxiliary
    default String carrier() {
        return "";
    }

    /** Whether the request was allowed, denied or failed; see {@link Outcome} for the rules. */
    default Outcome outcome() {
        return Outcome.of(this);
    }

    /** The HTTP status code; 0 if no stage has one. */
    default int code() {
        return responseStatus().map(ResponseStatus::code).orElse(0);
    }

    /** The address that the server saw, the only one that can be trusted; empty if it is not recorded. */
    default Optional<String> peer() {
        return sourceIps().isEmpty()
                ? Optional.empty()
                : Optional.of(sourceIps().get(sourceIps().size() - 1));
    }

    /**
     * Whether the request created an object: a create that succeeded, or a patch or an update of an object that did not
     * exist, as with {@code kubectl apply --server-side}.
     */
    default boolean creates() {
        return code() == Outcome.CREATED && List.of("create", "patch", "update").contains(verb());
    }

    /**
     * The command that {@code kubectl exec} runs, with its arguments; empty for other requests, and for a client that
     * sends none.
     */
    default List<String> command() {
        boolean isExec = objectRef()
                .filter(object -> object.subresource().equals("exec"))
                .isPresent();
        return isExec ? RequestUrl.parameters(requestUri(), "command") : List.of();
    }

    /**
     * The verb and the object, such as {@code create configmaps team-a/settings}, {@code patch (creates) pods team-a/web},
     * {@code create pods/exec team-a/web -- ls -l} or {@code get /healthz}.
     */
    default String deed() {
        String object = objectRef().map(ObjectReference::inWords).orElse(requestUri());
        String creates = creates() && !verb().equals("create") ? " (creates)" : "";
        String command = command().isEmpty() ? "" : " -- " + String.join(" ", command());
        return (verb().isEmpty() ? "-" : verb()) + creates + " " + object + command;
    }

    /**
     * The person, the verb, the object and the outcome, such as
     * {@code alice create configmaps team-a/settings: allowed, 201}.
     */
    default String inWords() {
        String code = code() == 0 ? "" : ", " + code();
        return actor().inWords() + " " + deed() + ": " + outcome().inWords() + code;
    }

    /**
     * The activity as a mapping with the fields of {@link ActivityColumns}, without those that are empty. Of the
     * annotations, it has only the reason of the authorisation.
     */
    @Override
    default Tree.Mapping toTree() {
        return Column.toTree(ActivityColumns.all(), this);
    }

    /** The request as recorded at one stage; values that only other stages have are empty. */
    static Activity of(AuditEvent stage) {
        return Activities.copy(new OpenRequest(Objects.requireNonNull(stage, "stage")));
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
