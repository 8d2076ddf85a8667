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

    private MissingBodies() {}

    /**
     * Whether the request may have a body. At the first stage the body has not been read; connections and reads have
     * none.
     */
    static boolean mayHaveRequest(AuditEvent event, AuditLevel level) {
        return level.recordsRequestObject()
                && !event.level().recordsRequestObject()
                && event.stage() != Stage.REQUEST_RECEIVED
                && event.objectRef().isPresent()
                && !isConnection(event)
                && switch (event.verb()) {
                    case "get", "list", "watch", "" -> false;
                    default -> true;
                };
    }

    /** Whether the response may be an object. The response of a successful stream is not. */
    static boolean mayHaveResponse(AuditEvent event, AuditLevel level) {
        return level.recordsResponseObject()
                && !event.level().recordsResponseObject()
                && event.stage() != Stage.REQUEST_RECEIVED
                && !(isStream(event) && isSuccess(event));
    }

    private static boolean isStream(AuditEvent event) {
        return event.verb().equals("watch") || subresource(event).equals("log") || isConnection(event);
    }

    private static boolean isConnection(AuditEvent event) {
        return switch (subresource(event)) {
            case "attach", "exec", "portforward", "proxy" -> true;
            default -> event.verb().equals("proxy");
        };
    }

    private static String subresource(AuditEvent event) {
        return event.objectRef().map(ObjectReference::subresource).orElse("");
    }

    private static boolean isSuccess(AuditEvent event) {
        int code = event.responseStatus().map(ResponseStatus::code).orElse(0);
        return code != 0 && code < FIRST_FAILURE;
    }
}
