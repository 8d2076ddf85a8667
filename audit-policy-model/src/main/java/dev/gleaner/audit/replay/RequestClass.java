package dev.gleaner.audit.replay;

import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import java.io.Serializable;
import java.util.Objects;

/**
 * A class of requests with the same user, verb and resource.
 *
 * @param user the name of the user, before impersonation; empty if authentication failed
 * @param verb the verb, such as {@code create}; for non-resource URLs the HTTP method in lower case
 * @param resource the resource; {@link ResourceType#NONE} for non-resource URLs
 */
public record RequestClass(String user, String verb, ResourceType resource)
        implements JsonForm, Serializable, Comparable<RequestClass> {
    /** Refuses null. */
    public RequestClass {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(resource, "resource");
    }

    /** The class of a request, with very long texts truncated. */
    static RequestClass of(AuditRequest request) {
        return of(request.user().orElse(""), request.verb(), ResourceType.of(request));
    }

    /** A class of requests, with very long texts truncated. */
    static RequestClass of(String user, String verb, ResourceType resource) {
        return new RequestClass(bounded(user), bounded(verb), resource);
    }

    /** A text, truncated if it is very long. */
    static String bounded(String text) {
        return text.length() <= PolicyReplay.LONGEST_TEXT ? text : text.substring(0, PolicyReplay.LONGEST_TEXT);
    }

    /** The class as a mapping: user, verb, and the fields of the resource. */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(m -> m.put("user", user).put("verb", verb).putAll(resource.toTree()));
    }

    /** Compares user, verb and resource. */
    @Override
    public int compareTo(RequestClass other) {
        int byUser = user.compareTo(other.user);
        if (byUser != 0) {
            return byUser;
        }
        int byVerb = verb.compareTo(other.verb);
        return byVerb != 0 ? byVerb : resource.compareTo(other.resource);
    }
}
