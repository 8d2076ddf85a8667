package dev.gleaner.event.activity;

import dev.gleaner.event.audit.ObjectReference;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Conditions on activities that read as one speaks, for
 * {@code activities.filter(by("admin").and(did("create")).and(to("", "configmaps")).and(in("team-a")))}. What a record
 * does not tell satisfies no condition: a create of which only the first stage is recorded often has no name.
 */
public final class ActivityFilter {
    private ActivityFilter() {}

    /** Done by somebody, by any of the actor's names: see {@link Actor#is}. */
    public static Predicate<Activity> by(String name) {
        Objects.requireNonNull(name, "name");
        return activity -> activity.actor().is(name);
    }

    /** One of some verbs was done. */
    public static Predicate<Activity> did(String... verbs) {
        Objects.requireNonNull(verbs, "verbs");
        List<String> wanted = List.of(verbs);
        return activity -> wanted.contains(activity.verb());
    }

    /** Done to a resource of a group, in any version; see {@link #to(String)}. The core group is {@code ""}. */
    public static Predicate<Activity> to(String apiGroup, String resource) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(apiGroup, "apiGroup");
        Predicate<Activity> ofAnyGroup = to(resource);
        return ofAnyGroup.and(toObject(object -> object.apiGroup().equals(apiGroup)));
    }

    /**
     * Done to a resource of whichever group: {@code pods} are pods and all that is part of them, {@code pods/exec} only
     * that part.
     */
    public static Predicate<Activity> to(String resource) {
        Objects.requireNonNull(resource, "resource");
        int slash = resource.indexOf('/');
        String whole = slash < 0 ? resource : resource.substring(0, slash);
        String part = resource.substring(slash + 1);
        return toObject(object -> object.resource().equals(whole)
                && (slash < 0 || object.subresource().equals(part)));
    }

    /** Done in a namespace; {@code ""} is what is in none. */
    public static Predicate<Activity> in(String namespace) {
        Objects.requireNonNull(namespace, "namespace");
        return toObject(object -> object.namespace().equals(namespace));
    }

    /** Done to an object of a name. */
    public static Predicate<Activity> named(String name) {
        Objects.requireNonNull(name, "name");
        return toObject(object -> object.name().equals(name));
    }

    /** One of some outcomes came of it. */
    public static Predicate<Activity> ended(Outcome... outcomes) {
        Objects.requireNonNull(outcomes, "outcomes");
        List<Outcome> wanted = List.of(outcomes);
        return activity -> wanted.contains(activity.outcome());
    }

    /** Received at a time or later. */
    public static Predicate<Activity> since(Instant start) {
        Objects.requireNonNull(start, "start");
        return activity ->
                activity.received().filter(time -> !time.isBefore(start)).isPresent();
    }

    /** Received before a time. */
    public static Predicate<Activity> until(Instant end) {
        Objects.requireNonNull(end, "end");
        return activity ->
                activity.received().filter(time -> time.isBefore(end)).isPresent();
    }

    private static Predicate<Activity> toObject(Predicate<ObjectReference> condition) {
        return activity -> activity.objectRef().filter(condition).isPresent();
    }
}
