package dev.gleaner.audit.evaluate;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.audit.UserInfo;
import dev.gleaner.event.url.ListQuery;
import dev.gleaner.event.url.RequestUrl;
import dev.gleaner.event.url.ResourcePath;
import org.jspecify.annotations.Nullable;

/** The request of a recorded event, as it was when the server evaluated its policy. */
final class RecordedRequest {
    private RecordedRequest() {}

    static AuditRequest of(AuditEvent event) {
        return request(event).path(RequestUrl.recordedPath(event.requestUri())).build();
    }

    /**
     * The request for a decision. A request for a resource has no path here: no rule compares it, and decoding takes
     * time.
     */
    static AuditRequest forDecision(AuditEvent event) {
        AuditRequest.Builder request = request(event);
        return request.isResourceRequest()
                ? request.build()
                : request.path(RequestUrl.recordedPath(event.requestUri())).build();
    }

    private static AuditRequest.Builder request(AuditEvent event) {
        AuditRequest.Builder request = new AuditRequest.Builder();
        String verb = event.verb();
        request.verb(verb);
        UserInfo user = event.user();
        if (!user.username().isEmpty() || !user.equals(UserInfo.NOBODY)) {
            request.user(user);
        }
        ObjectReference object = event.objectRef().orElse(null);
        if (object != null && !object.resource().isEmpty()) {
            setFromReference(request, object, isCompleted(event, verb, object) ? ofUrl(event, object) : null);
        } else {
            setFromUrl(request, object, event);
        }
        return request;
    }

    private static void setFromReference(
            AuditRequest.Builder request, ObjectReference object, @Nullable ResourcePath ofUrl) {
        request.resourceRequest(true)
                .apiGroup(object.apiGroup())
                .apiVersion(object.apiVersion())
                .resource(object.resource())
                .subresource(object.subresource());
        if (ofUrl == null) {
            request.namespace(object.namespace()).name(object.name());
        } else {
            request.namespace(ofUrl.namespace()).name(ofUrl.name());
        }
    }

    /**
     * Whether the reference may contain more than the URL: after the decision, the server completes it from the body
     * (k8s.io/apiserver/pkg/audit/request.go).
     */
    private static boolean isCompleted(AuditEvent event, String verb, ObjectReference object) {
        return event.stage() != Stage.REQUEST_RECEIVED
                && switch (verb) {
                    case "create", "update", "delete", "deletecollection" -> true;
                    default -> false;
                }
                && !(object.name().isEmpty() && object.namespace().isEmpty());
    }

    /** The path of the URL; null if it is for another resource than the reference. */
    private static @Nullable ResourcePath ofUrl(AuditEvent event, ObjectReference object) {
        ResourcePath ofUrl = ResourcePath.of(RequestUrl.recordedPath(event.requestUri()));
        return ofUrl != null && ofUrl.isOf(object) ? ofUrl : null;
    }

    /** Sets the attributes from the URL. Events in the legacy format contain at most the namespace of the object. */
    private static void setFromUrl(AuditRequest.Builder request, @Nullable ObjectReference object, AuditEvent event) {
        ResourcePath ofUrl = ResourcePath.of(RequestUrl.recordedPath(event.requestUri()));
        if (ofUrl != null && !ofUrl.isIncomplete()) {
            request.resourceRequest(true)
                    .apiGroup(ofUrl.apiGroup())
                    .apiVersion(ofUrl.apiVersion())
                    .resource(ofUrl.resource())
                    .subresource(ofUrl.subresource())
                    .namespace(ofUrl.namespace())
                    .name(ofUrl.name().isEmpty() && ofUrl.verb().isEmpty() ? selectedName(event) : ofUrl.name());
        } else if (object != null) {
            request.resourceRequest(true).namespace(object.namespace()).name(object.name());
        }
    }

    private static String selectedName(AuditEvent event) {
        return switch (event.verb()) {
            case "list", "watch" -> ListQuery.name(RequestUrl.query(event.requestUri()));
            default -> "";
        };
    }
}
