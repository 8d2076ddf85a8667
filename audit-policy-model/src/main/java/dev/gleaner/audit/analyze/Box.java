package dev.gleaner.audit.analyze;

import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import dev.gleaner.audit.evaluate.Patterns;
import dev.gleaner.event.audit.AuditLevel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a rule matches through one of its resource entries, or through all of it if it has no entries: one
 * condition on each part of a request. A rule is the union of its boxes.
 */
final class Box {
    /** Every request. */
    static final Box EVERYTHING = new Box(AuditRule.of(r -> r.level(AuditLevel.NONE)), null, false);

    private final AuditRule rule;
    private final @Nullable GroupResources entry;
    private final boolean anyApiGroup;

    private Box(AuditRule rule, @Nullable GroupResources entry, boolean groupWildcard) {
        this.rule = rule;
        this.entry = entry;
        this.anyApiGroup =
                entry == null || groupWildcard && entry.group().orElse("").equals("*");
    }

    /** The boxes of a rule, in the order of its entries; at least one. */
    static List<Box> of(AuditRule rule, boolean groupWildcard) {
        List<Box> boxes = new ArrayList<>();
        rule.resources().forEach(entry -> boxes.add(new Box(rule, entry, groupWildcard)));
        return boxes.isEmpty() ? List.of(new Box(rule, null, groupWildcard)) : boxes;
    }

    /** Whether the box can contain requests of a kind. */
    boolean admits(Kind kind) {
        boolean aboutResources = entry != null || !rule.namespaces().isEmpty();
        return kind == Kind.RESOURCE ? aboutResources || rule.nonResourceUrls().isEmpty() : !aboutResources;
    }

    /** The values that the rule accepts in a part of a request; empty if it accepts all. */
    List<String> accepted(Aspect part) {
        return switch (part) {
            case USER -> rule.users();
            case GROUPS -> rule.userGroups();
            case VERB -> rule.verbs();
            case NAMESPACE -> rule.namespaces();
            case API_GROUP ->
                entry == null || anyApiGroup ? List.of() : List.of(entry.group().orElse(""));
            case RESOURCE -> entry == null || entry.resources().contains("*") ? List.of() : entry.resources();
            case NAME -> entry == null || entry.resources().isEmpty() ? List.of() : entry.resourceNames();
            case PATH -> rule.nonResourceUrls();
        };
    }

    /** Whether a request may be in both boxes. Each part is checked separately. */
    boolean mayMeet(Box other) {
        return mayMeet(other, Kind.RESOURCE) || mayMeet(other, Kind.URL);
    }

    private boolean mayMeet(Box other, Kind kind) {
        return admits(kind)
                && other.admits(kind)
                && kind.parts().stream().allMatch(part -> mayMeet(part, accepted(part), other.accepted(part)));
    }

    private static boolean mayMeet(Aspect part, List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return true;
        }
        return switch (part) {
            case GROUPS -> true;
            case RESOURCE -> anyPair(one, other, Box::mayMeetResource);
            case PATH -> anyPair(one, other, Box::mayMeetUrl);
            default -> !Collections.disjoint(one, other);
        };
    }

    private static boolean anyPair(List<String> ones, List<String> others, BiPredicate<String, String> meets) {
        return ones.stream().anyMatch(one -> others.stream().anyMatch(other -> meets.test(one, other)));
    }

    private static boolean mayMeetResource(String one, String other) {
        return one.equals(other) || hasWildcard(one) || hasWildcard(other);
    }

    /** Whether a pattern for resources has a wildcard, so that it may match more than itself. */
    static boolean hasWildcard(String resource) {
        return resource.contains("*");
    }

    /** Whether a URL may match two patterns. */
    static boolean mayMeetUrl(String one, String other) {
        return one.equals(other)
                || one.endsWith("*") && Patterns.withoutStars(other).startsWith(Patterns.withoutStars(one))
                || other.endsWith("*") && Patterns.withoutStars(one).startsWith(Patterns.withoutStars(other));
    }
}
