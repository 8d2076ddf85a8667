package dev.gleaner.report;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.audit.ObjectReference;
import java.util.Comparator;
import java.util.Objects;

/**
 * What requests of a group have in common. A text that the group does not distinguish is empty.
 *
 * @param person the person, such as {@code user-vxq5m (admin)}; empty if nobody authenticated
 * @param verb the verb; empty if it is not recorded
 * @param resource the resource, such as {@code deployments.apps/scale}, or the path of another URL
 * @param namespace the namespace; empty for an object without one
 * @param name the name; empty for several objects
 */
public record RequestGroup(String person, String verb, String resource, String namespace, String name)
        implements Comparable<RequestGroup> {
    /** The maximum length of a text; longer ones are truncated. */
    static final int LONGEST_TEXT = 200;

    private static final Comparator<RequestGroup> ORDER = Comparator.comparing(RequestGroup::person)
            .thenComparing(RequestGroup::verb)
            .thenComparing(RequestGroup::resource)
            .thenComparing(RequestGroup::namespace)
            .thenComparing(RequestGroup::name);

    /** Refuses null. */
    public RequestGroup {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
    }

    /** The requests of the person with the verb for the resource, in all namespaces. */
    static RequestGroup ofResource(Activity activity) {
        return new RequestGroup(personOf(activity), bounded(activity.verb()), resourceOf(activity), "", "");
    }

    /** The requests of the person with the verb for the resource in the namespace. */
    static RequestGroup inNamespace(Activity activity) {
        String namespace = activity.objectRef().map(ObjectReference::namespace).orElse("");
        return new RequestGroup(
                personOf(activity), bounded(activity.verb()), resourceOf(activity), bounded(namespace), "");
    }

    /** The requests of the person with the verb for the object. */
    static RequestGroup ofObject(Activity activity) {
        RequestGroup group = inNamespace(activity);
        String name = activity.objectRef().map(ObjectReference::name).orElse("");
        return new RequestGroup(group.person, group.verb, group.resource, group.namespace, bounded(name));
    }

    /** The name of the person, and the login name if it differs. */
    static String personOf(Activity activity) {
        String name = activity.actor().person().username();
        return bounded(activity.actor()
                .login()
                .filter(login -> !login.equals(name))
                .map(login -> name + " (" + login + ")")
                .orElse(name));
    }

    private static String resourceOf(Activity activity) {
        return bounded(activity.objectRef()
                .filter(object -> !object.resource().isEmpty())
                .map(RequestGroup::inWords)
                .orElseGet(() -> pathOf(activity.requestUri())));
    }

    private static String inWords(ObjectReference object) {
        return object.resource()
                + (object.apiGroup().isEmpty() ? "" : "." + object.apiGroup())
                + (object.subresource().isEmpty() ? "" : "/" + object.subresource());
    }

    private static String pathOf(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    /** A text, truncated if it is very long. */
    static String bounded(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end) + "...";
    }

    /** Compares the texts in order. */
    @Override
    public int compareTo(RequestGroup other) {
        return ORDER.compare(this, other);
    }
}
