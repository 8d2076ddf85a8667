package dev.gleaner.event.activity;

import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.ObjectReference;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Conditions on activities. A condition does not match a value that was not recorded: for example, the first stage of a
 * create often has no name. Denied requests are {@code ended(Outcome.DENIED)}.
 *
 * <pre>{@code
 * activities.filter(by("admin").and(did("create")).and(to("", "configmaps")).and(in("team-a")));
 * activities.filter(ended(Outcome.DENIED, Outcome.FAILED).and(since(Instant.parse("2026-11-23T00:00:00Z"))));
 * }</pre>
 *
 * <p>{@link #verb}, {@link #did} and {@link #ended} refuse an empty list, because it could mean every value or none. To
 * accept every verb or outcome, leave the condition out. {@link #verb}, {@link #did} and {@link #to} refuse a verb or a
 * resource with a capital letter, because those in requests are in lower case.
 */
public final class ActivityFilter {
    private ActivityFilter() {}

    /** The actor has this name; see {@link Actor#is}. */
    public static Predicate<Activity> by(String name) {
        Objects.requireNonNull(name, "name");
        return activity -> activity.actor().is(name);
    }

    /**
     * The recorded verb is one of these.
     *
     * @throws IllegalArgumentException if no verb is given, or if one has a capital letter, which no recorded verb has
     */
    public static ActivityCondition verb(String... verbs) {
        Objects.requireNonNull(verbs, "verbs");
        List<String> wanted = verbs("verb", verbs);
        return ActivityCondition.ofIdentity(
                stage -> wanted.contains(stage.verb()), activity -> wanted.contains(activity.verb()));
    }

    /**
     * The verb is one of these; {@code create} includes a patch or an update that {@linkplain Activity#creates creates}
     * an object.
     *
     * @throws IllegalArgumentException if no verb is given, or if one has a capital letter, which no recorded verb has
     */
    public static Predicate<Activity> did(String... verbs) {
        Objects.requireNonNull(verbs, "verbs");
        List<String> wanted = verbs("did", verbs);
        return activity -> wanted.contains(activity.verb()) || wanted.contains("create") && activity.creates();
    }

    /**
     * The object is of this resource and group, in any version; see {@link #to(String)}. The core group is {@code ""}.
     *
     * @throws IllegalArgumentException if the resource has a capital letter, as a kind has
     */
    public static Predicate<Activity> to(String apiGroup, String resource) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(apiGroup, "apiGroup");
        Predicate<Activity> ofAnyGroup = to(resource);
        return ofAnyGroup.and(toObject(object -> object.apiGroup().equals(apiGroup)));
    }

    /**
     * The object is of this resource, in any group: {@code pods} includes all subresources of pods, {@code pods/exec}
     * is one subresource.
     *
     * @throws IllegalArgumentException if the resource has a capital letter, as a kind has
     */
    public static Predicate<Activity> to(String resource) {
        Objects.requireNonNull(resource, "resource");
        int slash = resource.indexOf('/');
        String whole = slash < 0 ? resource : resource.substring(0, slash);
        requireResource(resource, whole);
        String part = resource.substring(slash + 1);
        return toObject(object -> object.resource().equals(whole)
                && (slash < 0 || object.subresource().equals(part)));
    }

    /** The object is in this namespace; {@code ""} matches objects without namespace. */
    public static Predicate<Activity> in(String namespace) {
        Objects.requireNonNull(namespace, "namespace");
        return toObject(object -> object.namespace().equals(namespace));
    }

    /** The object has this name. */
    public static Predicate<Activity> named(String name) {
        Objects.requireNonNull(name, "name");
        return toObject(object -> object.name().equals(name));
    }

    /**
     * The outcome is one of these.
     *
     * @throws IllegalArgumentException if no outcome is given
     */
    public static Predicate<Activity> ended(Outcome... outcomes) {
        Objects.requireNonNull(outcomes, "outcomes");
        requireSome("ended", "outcome", outcomes);
        List<Outcome> wanted = List.of(outcomes);
        return activity -> wanted.contains(activity.outcome());
    }

    /** Received at this time or later. */
    public static ActivityCondition since(Instant start) {
        Objects.requireNonNull(start, "start");
        return received(time -> !time.isBefore(start));
    }

    /** Received before this time. */
    public static ActivityCondition until(Instant end) {
        Objects.requireNonNull(end, "end");
        return received(time -> time.isBefore(end));
    }

    /** The verbs: those of Kubernetes, and HTTP methods in lower case for other URLs. */
    private static List<String> verbs(String method, String... verbs) {
        requireSome(method, "verb", verbs);
        for (String verb : verbs) {
            String lower = verb.toLowerCase(Locale.ROOT);
            if (!lower.equals(verb)) {
                throw new IllegalArgumentException(method + "(" + Violation.quoted(verb)
                        + ") accepts no activity, because recorded verbs are in lower case; expected "
                        + Violation.quoted(lower));
            }
        }
        return List.of(verbs);
    }

    private static void requireResource(String resource, String whole) {
        String lower = whole.toLowerCase(Locale.ROOT);
        if (!lower.equals(whole)) {
            throw new IllegalArgumentException("to(" + Violation.quoted(resource)
                    + ") accepts no activity, because resources in requests are in lower case and in plural; expected "
                    + Violation.quoted(plural(lower) + resource.substring(whole.length())));
        }
    }

    /** The usual resource of a kind; a plural stays. */
    private static String plural(String kind) {
        if (kind.matches(".*(ss|x|z|ch|sh)")) {
            return kind + "es";
        }
        if (kind.matches(".*[^aeiou]y")) {
            return kind.substring(0, kind.length() - 1) + "ies";
        }
        return kind.endsWith("s") ? kind : kind + "s";
    }

    private static void requireSome(String method, String noun, Object[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(
                    method + "() needs at least one " + noun + "; leave the condition out to accept every " + noun);
        }
    }

    private static ActivityCondition received(Predicate<Instant> condition) {
        return ActivityCondition.ofIdentity(
                stage -> stage.requestReceivedTimestamp().filter(condition).isPresent(),
                activity -> activity.received().filter(condition).isPresent());
    }

    private static Predicate<Activity> toObject(Predicate<ObjectReference> condition) {
        return activity -> activity.objectRef().filter(condition).isPresent();
    }
}
