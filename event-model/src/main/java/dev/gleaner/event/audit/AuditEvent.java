package dev.gleaner.event.audit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The record of kube-apiserver about one stage of one request (Kubernetes v1.24, k8s.io/apiserver/pkg/apis/audit/v1):
 * {@link #user} made it, {@link #objectRef} has the resource, namespace and name, {@link #requestReceivedTimestamp} is
 * the time, and {@link #responseStatus} has the code. Immutable. An event from a log decodes its fields on demand, and
 * equals a built event with the same content.
 *
 * <p>An event with an invalid field is read from a log with a warning. The field is written back as it was read, and
 * its accessor returns the value for an absent field. For an invalid level, that is the lowest level that records the
 * bodies of the event. For an invalid stage, it is {@link Stage#RESPONSE_COMPLETE} if the event has a response status,
 * and {@link Stage#REQUEST_RECEIVED} otherwise. Events of {@code audit.k8s.io/v1beta1} and {@code v1alpha1} are
 * converted to v1 as Kubernetes does.
 *
 * <p>An event from a log keeps its block of the log in memory: a few hundred kilobytes of a file, more for longer
 * records, or the whole log if it is a byte array. To keep a few events for a long time, keep their {@link #compact()}
 * copies.
 */
@Value.Immutable
public abstract class AuditEvent implements ModelManifest, Editable<AuditEvent, AuditEvent.Builder>, Cloneable {
    /** How events are read and written, in the server's order of fields. */
    public static final Shape<AuditEvent> SHAPE = Shape.manifest("audit.k8s.io/v1", "Event", Builder::new)
            .defaulted("metadata", Shape.ref(Metadata.class), Metadata.NONE, AuditEvent::metadata, Builder::metadata)
            .required(
                    "level",
                    Shape.word(AuditLevel.values(), AuditLevel::wireName, EventFault.LEVEL),
                    AuditEvent::level,
                    Builder::level,
                    AuditEvent::lowestLevel)
            .required("auditID", Scalar.TEXT, AuditEvent::auditId, Builder::auditId, fields -> "")
            .required(
                    "stage",
                    Shape.word(Stage.values(), Stage::wireName, EventFault.STAGE),
                    AuditEvent::stage,
                    Builder::stage,
                    AuditEvent::likelyStage)
            .required("requestURI", Scalar.TEXT, AuditEvent::requestUri, Builder::requestUri, fields -> "")
            .required("verb", Scalar.TEXT, AuditEvent::verb, Builder::verb, fields -> "")
            .always("user", Shape.ref(UserInfo.class), AuditEvent::user, Builder::user)
            .part("impersonatedUser", UserInfo.class, AuditEvent::impersonatedUser, Builder::impersonatedUser)
            .part(
                    "authenticationMetadata",
                    AuthenticationMetadata.class,
                    AuditEvent::authenticationMetadata,
                    Builder::authenticationMetadata)
            .texts("sourceIPs", AuditEvent::sourceIps, Builder::sourceIps)
            .defaulted("userAgent", Scalar.TEXT, "", AuditEvent::userAgent, Builder::userAgent)
            .part("objectRef", ObjectReference.class, AuditEvent::objectRef, Builder::objectRef)
            .part("responseStatus", ResponseStatus.class, AuditEvent::responseStatus, Builder::responseStatus)
            .optional("requestObject", Scalar.JSON, AuditEvent::requestObject, Builder::requestObject)
            .optional("responseObject", Scalar.JSON, AuditEvent::responseObject, Builder::responseObject)
            .optional(
                    "requestReceivedTimestamp",
                    Scalar.MICRO_TIME,
                    AuditEvent::requestReceivedTimestamp,
                    Builder::requestReceivedTimestamp)
            .orNull()
            .optional("stageTimestamp", Scalar.MICRO_TIME, AuditEvent::stageTimestamp, Builder::stageTimestamp)
            .orNull()
            .textMap("annotations", e -> sorted(e.annotations()), Builder::annotations);

    private static AuditLevel lowestLevel(Tree.Mapping fields) {
        if (fields.get("responseObject").isPresent()) {
            return AuditLevel.REQUEST_RESPONSE;
        }
        return fields.get("requestObject").isPresent() ? AuditLevel.REQUEST : AuditLevel.METADATA;
    }

    private static Stage likelyStage(Tree.Mapping fields) {
        return fields.isSet("responseStatus") ? Stage.RESPONSE_COMPLETE : Stage.REQUEST_RECEIVED;
    }

    private static final List<Function<AuditEvent, Object>> CONTENT = List.of(
            AuditEvent::auditId,
            AuditEvent::stage,
            AuditEvent::level,
            AuditEvent::requestUri,
            AuditEvent::verb,
            AuditEvent::user,
            AuditEvent::impersonatedUser,
            AuditEvent::authenticationMetadata,
            AuditEvent::sourceIps,
            AuditEvent::userAgent,
            AuditEvent::objectRef,
            AuditEvent::responseStatus,
            AuditEvent::requestReceivedTimestamp,
            AuditEvent::stageTimestamp,
            AuditEvent::annotations,
            AuditEvent::metadata,
            AuditEvent::requestObject,
            AuditEvent::responseObject,
            AuditEvent::unknownFields);

    /** Set once, in a copy that no one has seen yet. */
    @SuppressWarnings("immutables:incompat")
    private String carrier = "";

    /** For the implementations. */
    protected AuditEvent() {}

    /** The level of the rule that matched, even if there was no body to record. */
    public abstract AuditLevel level();

    /** The ID of the request, which all its stages share. A client may choose it, so it is not always unique. */
    public abstract String auditId();

    /** The stage of the request at which the event was recorded. */
    public abstract Stage stage();

    /** The path and the query, as the client sent them. */
    public abstract String requestUri();

    /**
     * The verb, such as {@code create}. For URLs that are not resources it is the HTTP method in lower case, or empty.
     */
    public abstract String verb();

    /** The authenticated user, before impersonation; {@link UserInfo#NOBODY} if authentication failed. */
    @Value.Default
    public UserInfo user() {
        return UserInfo.NOBODY;
    }

    /** The impersonated user; empty without impersonation, and in stages before the server allows it. */
    public abstract Optional<UserInfo> impersonatedUser();

    /** How the user was authenticated; empty before Kubernetes v1.35, and if there is nothing to report. */
    public abstract Optional<AuthenticationMetadata> authenticationMetadata();

    /**
     * The addresses that the request came from. Only the last one can be trusted: the server saw it. The others are
     * claims of proxies or clients.
     */
    public abstract List<String> sourceIps();

    /** The user agent that the client sends, truncated by the server after 1024 bytes; empty if it sends none. */
    @Value.Default
    public String userAgent() {
        return "";
    }

    /** The object of the request; empty for URLs that are not resources. */
    public abstract Optional<ObjectReference> objectRef();

    /** The status of the response; empty at {@link Stage#REQUEST_RECEIVED}. */
    public abstract Optional<ResponseStatus> responseStatus();

    /**
     * The body of the request; empty below {@link AuditLevel#REQUEST}, and if there was none. It may contain secrets.
     * It is not parsed with the event: a body that is not JSON is reported when its value is read, or when the event is
     * written as a tree or as YAML.
     */
    @Value.Redacted
    public abstract Optional<JsonText> requestObject();

    /**
     * The body of the response; empty below {@link AuditLevel#REQUEST_RESPONSE}, and if it was not an object. It may
     * contain secrets, and is not parsed with the event.
     */
    @Value.Redacted
    public abstract Optional<JsonText> responseObject();

    /** The time at which the request arrived, in microseconds; empty if it is not recorded. */
    public abstract Optional<Instant> requestReceivedTimestamp();

    /** The time at which the request reached this stage, in microseconds; empty if it is not recorded. */
    public abstract Optional<Instant> stageTimestamp();

    /**
     * The annotations that plug-ins of the server add, such as {@code authorization.k8s.io/decision}; empty if there
     * are none.
     */
    public abstract Map<String, String> annotations();

    /**
     * Whether the object of the request is of this resource and group, in any version; the core group is {@code ""}.
     */
    public boolean isFor(String apiGroup, String resource) {
        Objects.requireNonNull(apiGroup, "apiGroup");
        Objects.requireNonNull(resource, "resource");
        return objectRef().filter(object -> object.isOf(apiGroup, resource)).isPresent();
    }

    /**
     * The length of this event's line in a log at another level, in bytes including the line end. The line has the name
     * of that level, and no bodies that the level does not record. Missing bodies are not counted, so the result for a
     * higher level is a minimum. The result for {@link AuditLevel#NONE} is 0. A line that was read in the server's
     * format is measured as it was read; any other event is measured as the server would write it.
     */
    public int lineSize(AuditLevel level) {
        if (level == AuditLevel.NONE) {
            return 0;
        }
        AuditEvent recorded = edit(event -> event.level(level)
                .requestObject(requestObject().filter(body -> level.recordsRequestObject()))
                .responseObject(responseObject().filter(body -> level.recordsResponseObject())));
        return utf8Size(recorded.toJsonLine()) + 1;
    }

    private static int utf8Size(String text) {
        return text.codePoints()
                .map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
                .sum();
    }

    /**
     * The carriers of the event: the records that contained it in the log, from the outermost one, such as
     * {@code cloudwatch > container kube-system/kube-apiserver-1/kube-apiserver}. Empty if no other record contained
     * it, or if it was not read from a log. Carriers are not part of the content: copies do not have them, and equal
     * events may have different carriers.
     */
    public final String carrier() {
        return carrier;
    }

    /** An equal event with carriers, in the words of {@link #carrier()}. */
    public AuditEvent carriedBy(String carrier) {
        Objects.requireNonNull(carrier, "carrier");
        try {
            AuditEvent carried = (AuditEvent) clone();
            carried.carrier = carrier;
            return carried;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** An equal event that does not keep its block of the log in memory. */
    public AuditEvent compact() {
        return this;
    }

    /** An event that the consumer fills in. */
    public static AuditEvent of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static Map<String, String> sorted(Map<String, String> annotations) {
        return annotations.size() < 2 ? annotations : new TreeMap<>(annotations);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof AuditEvent event
                        && CONTENT.stream().allMatch(part -> part.apply(this).equals(part.apply(event)));
    }

    @Override
    public final int hashCode() {
        return auditId().hashCode() * 31 + stage().hashCode();
    }

    /** The event in short, without values that may contain a secret. */
    @Override
    public final String toString() {
        return "AuditEvent[" + stage().wireName() + " " + Violation.quoted(auditId()) + " " + Violation.quoted(verb())
                + " " + Violation.quoted(requestUri()) + " by " + Violation.quoted(user().username()) + "]";
    }

    /** Builds an event. */
    public static final class Builder extends ImmutableAuditEvent.Builder implements ModelBuilder<AuditEvent> {
        Builder() {}

        /** Changes the authenticated user. */
        public Builder user(Consumer<UserInfo.Builder> change) {
            return user(ModelBuilder.part(this, a -> Optional.of(a.user()), UserInfo::of, change));
        }

        /** Changes the impersonated user. */
        public Builder impersonatedUser(Consumer<UserInfo.Builder> change) {
            return impersonatedUser(ModelBuilder.part(this, AuditEvent::impersonatedUser, UserInfo::of, change));
        }

        /** Changes the object of the request. */
        public Builder objectRef(Consumer<ObjectReference.Builder> change) {
            return objectRef(ModelBuilder.part(this, AuditEvent::objectRef, ObjectReference::of, change));
        }

        /** Changes the status of the response. */
        public Builder responseStatus(Consumer<ResponseStatus.Builder> change) {
            return responseStatus(ModelBuilder.part(this, AuditEvent::responseStatus, ResponseStatus::of, change));
        }
    }
}
