package dev.gleaner.audit.replay;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.Stage;

/**
 * Checks whether an event may have a body at a level above its own (Kubernetes v1.24,
 * k8s.io/apiserver/pkg/audit/request.go and pkg/endpoints/handlers).
 */
final class MissingBodies {
    private static final int FIRST_FAILURE = 400;

    private final boolean requestMayHave;
    private final boolean isStream;

    private MissingBodies(boolean requestMayHave, boolean isStream) {
        this.requestMayHave = requestMayHave;
        this.isStream = isStream;
    }

    /** The check for all events with the same verb, resource and subresource as an event. */
    static MissingBodies of(AuditEvent event) {
        String verb = event.verb();
        String subresource = event.objectRef().map(ObjectReference::subresource).orElse("");
        boolean isConnection =
                switch (subresource) {
                    case "attach", "exec", "portforward", "proxy" -> true;
                    default -> verb.equals("proxy");
                };
        boolean isRead =
                switch (verb) {
                    case "get", "list", "watch", "" -> true;
                    default -> false;
                };
        return new MissingBodies(
                event.objectRef().isPresent() && !isConnection && !isRead,
                isConnection || verb.equals("watch") || subresource.equals("log"));
    }

    /**
     * Whether the request may have a body. At the first stage the body has not been read; connections and reads have
     * none.
     */
    boolean mayHaveRequest(AuditEvent event, AuditLevel level) {
        return requestMayHave
                && level.recordsRequestObject()
                && !event.level().recordsRequestObject()
                && event.stage() != Stage.REQUEST_RECEIVED;
    }

    /** Whether the response may be an object. The response of a successful stream is not. */
    boolean mayHaveResponse(AuditEvent event, AuditLevel level) {
        return level.recordsResponseObject()
                && !event.level().recordsResponseObject()
                && event.stage() != Stage.REQUEST_RECEIVED
                && !(isStream && isSuccess(event));
    }

    private static boolean isSuccess(AuditEvent event) {
        int code = event.responseStatus().map(ResponseStatus::code).orElse(0);
        return code != 0 && code < FIRST_FAILURE;
    }
}
