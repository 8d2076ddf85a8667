package dev.gleaner.audit.replay;

import dev.gleaner.audit.evaluate.AuditRequest;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * Requests that are alike: somebody does something to objects of a kind.
 *
 * @param user the name of the user, before impersonation; empty when nobody was authenticated
 * @param verb the verb, such as {@code create}; for other URLs than resources the HTTP method in lower case
 * @param resource the kind of object; {@link ResourceType#NONE} for other URLs
 */
public record RequestClass(String user, String verb, ResourceType resource)
        implements Serializable, Comparable<RequestClass> {
    private static final Comparator<RequestClass> ORDER = Comparator.comparing(RequestClass::user)
            .thenComparing(RequestClass::verb)
            .thenComparing(RequestClass::resource);

    /** Refuses null. */
    public RequestClass {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(resource, "resource");
    }

    /** The class of a request, without the ends of texts that are very long. */
    static RequestClass of(AuditRequest request) {
        return of(request.user().orElse(""), request.verb(), ResourceType.of(request));
    }

    /** The class of requests, without the ends of texts that are very long. */
    static RequestClass of(String user, String verb, ResourceType resource) {
        return new RequestClass(bounded(user), bounded(verb), resource);
    }

    /** A text, or the beginning of a very long one. */
    static String bounded(String text) {
        return text.length() <= PolicyReplay.LONGEST_TEXT ? text : text.substring(0, PolicyReplay.LONGEST_TEXT);
    }

    /** By user, verb and resource. */
    @Override
    public int compareTo(RequestClass other) {
        return ORDER.compare(this, other);
    }
}
