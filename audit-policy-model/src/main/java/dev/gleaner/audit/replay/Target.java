package dev.gleaner.audit.replay;

import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.line.ObjectUrl;
import dev.gleaner.event.line.RequestParts;
import dev.gleaner.event.line.TextCopy;

/**
 * The verb of a request, and its resource; or its URL if the line has no reference. Texts are compared as they are
 * escaped, so that the same request may have different targets.
 */
final class Target {
    private final long number;
    private final boolean isForObject;
    private final TextCopy verbCopy;
    /** The resource or the URL. */
    private final TextCopy what;

    private final TextCopy apiGroup;
    private final TextCopy subresource;
    private final AuditRequest request;
    private final ResourceType type;
    private final boolean isUrlUsual;
    private final boolean mayBeCompleted;
    private final MissingBodies bodies;

    /** The target of a line, from its parts and its event. */
    Target(long number, RequestParts parts, AuditEvent event) {
        this.number = number;
        this.isForObject = parts.hasReference();
        this.verbCopy = parts.verb().copy();
        this.what = (isForObject ? parts.resource() : parts.url()).copy();
        this.apiGroup = parts.apiGroup().copy();
        this.subresource = parts.subresource().copy();
        this.request = AuditRequest.of(event);
        this.type = ResourceType.of(request);
        this.isUrlUsual = ObjectUrl.isUsualFor(request.resource());
        this.mayBeCompleted = isForObject
                && switch (request.verb()) {
                    case "create", "update", "delete", "deletecollection" -> true;
                    default -> false;
                };
        this.bodies = MissingBodies.of(event);
    }

    static long hash(RequestParts parts) {
        long hash = parts.verb().hash() * PRIME;
        if (!parts.hasReference()) {
            return (hash + parts.url().hash()) * PRIME;
        }
        hash = (hash + parts.resource().hash()) * PRIME;
        hash = (hash + parts.apiGroup().hash()) * PRIME;
        return (hash + parts.subresource().hash()) * PRIME;
    }

    private static final long PRIME = 0x9e3779b97f4a7c15L;

    /** Whether a line has this target. */
    boolean isOf(RequestParts parts) {
        return isForObject == parts.hasReference()
                && (isForObject
                        ? parts.resource().is(what)
                                && parts.verb().is(verbCopy)
                                && parts.apiGroup().is(apiGroup)
                                && parts.subresource().is(subresource)
                        : parts.url().is(what) && parts.verb().is(verbCopy));
    }

    /** A number that no other target of a replay has. */
    long number() {
        return number;
    }

    /** Whether lines with this target have a reference. */
    boolean isForObject() {
        return isForObject;
    }

    /** Whether the server may complete the reference after the decision. */
    boolean mayBeCompleted() {
        return mayBeCompleted;
    }

    /** Whether the URLs of the resource have the usual form. */
    boolean isUrlUsual() {
        return isUrlUsual;
    }

    MissingBodies bodies() {
        return bodies;
    }

    /** The class of the requests of a user. */
    RequestClass requestsBy(String user) {
        return RequestClass.of(user, request.verb(), type);
    }

    /** The request of a user; the namespace and the name are ignored if there is no reference. */
    AuditRequest request(String user, String[] groups, String namespace, String name) {
        if (!isForObject) {
            return request.by(user, groups);
        }
        return AuditRequest.of(r -> r.user(user)
                .addGroups(groups)
                .verb(request.verb())
                .resourceRequest(true)
                .apiGroup(request.apiGroup())
                .resource(request.resource())
                .subresource(request.subresource())
                .namespace(namespace)
                .name(name));
    }
}
