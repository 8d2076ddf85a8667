package dev.gleaner.audit.evaluate;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.audit.UserInfo;
import org.jspecify.annotations.Nullable;

/** The request of a recorded event, as it was when the server evaluated its policy. */
final class RecordedRequest {
    private RecordedRequest() {}

    static AuditRequest of(AuditEvent event) {
        return request(event).path(RequestUrl.recordedPath(event.requestUri())).build();
    }

    /** The request, without the path if it is for a resource: no rule compares it there, and deriving it takes time. */
    static AuditRequest toDecideOn(AuditEvent event) {
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
            takeReference(request, object, isCompleted(event, verb, object) ? asked(event, object) : null);
        } else {
            takeUrl(request, object, event);
        }
        return request;
    }

    private static void takeReference(
            AuditRequest.Builder request, ObjectReference object, @Nullable ResourcePath asked) {
        request.resourceRequest(true)
                .apiGroup(object.apiGroup())
                .apiVersion(object.apiVersion())
                .resource(object.resource())
                .subresource(object.subresource());
        if (asked == null) {
            request.namespace(object.namespace()).name(object.name());
        } else {
            request.namespace(asked.namespace()).name(asked.name());
        }
    }

    /**
     * Whether a reference may contain more than the URL: the server completes it from the body after the policy has
     * decided (k8s.io/apiserver/pkg/audit/request.go).
     */
    private static boolean isCompleted(AuditEvent event, String verb, ObjectReference object) {
        return event.stage() != Stage.REQUEST_RECEIVED
                && switch (verb) {
                    case "create", "update", "delete", "deletecollection" -> true;
                    default -> false;
                }
                && !(object.name().isEmpty() && object.namespace().isEmpty());
    }

    /** What the URL contains; null if it is not about the resource of the reference, which is used then. */
    private static @Nullable ResourcePath asked(AuditEvent event, ObjectReference object) {
        ResourcePath asked = ResourcePath.of(RequestUrl.recordedPath(event.requestUri()));
        return asked != null && asked.isOf(object) ? asked : null;
    }

    /** Lines in the legacy format contain at most the namespace of the object. */
    private static void takeUrl(AuditRequest.Builder request, @Nullable ObjectReference object, AuditEvent event) {
        ResourcePath asked = ResourcePath.of(RequestUrl.recordedPath(event.requestUri()));
        if (asked != null && !asked.isIncomplete()) {
            request.resourceRequest(true)
                    .apiGroup(asked.apiGroup())
                    .apiVersion(asked.apiVersion())
                    .resource(asked.resource())
                    .subresource(asked.subresource())
                    .namespace(asked.namespace())
                    .name(asked.name().isEmpty() && asked.verb().isEmpty() ? selectedName(event) : asked.name());
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
