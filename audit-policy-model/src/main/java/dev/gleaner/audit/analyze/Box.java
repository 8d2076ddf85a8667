package dev.gleaner.audit.analyze;

import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import dev.gleaner.audit.evaluate.Patterns;
import dev.gleaner.event.audit.AuditLevel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a rule matches through one of its resource entries, or through all of it if it has no entries: one
 * condition on each part of a request. A rule is the union of its boxes.
 */
final class Box {
    /** A rule that matches every request. */
    static final AuditRule EVERYTHING = AuditRule.of(r -> r.level(AuditLevel.NONE));

    private final AuditRule rule;
    private final @Nullable GroupResources entry;
    private final List<String> apiGroups;
    private final List<String> resources;
    private final List<String> names;

    private Box(AuditRule rule, @Nullable GroupResources entry, boolean groupWildcard) {
        this.rule = rule;
        this.entry = entry;
        String group = entry == null ? "" : entry.group().orElse("");
        this.apiGroups = entry == null || groupWildcard && group.equals("*") ? List.of() : List.of(group);
        this.resources = entry == null || entry.resources().contains("*") ? List.of() : entry.resources();
        this.names = entry == null || entry.resources().isEmpty() ? List.of() : entry.resourceNames();
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
            case API_GROUP -> apiGroups;
            case RESOURCE -> resources;
            case NAME -> names;
            case PATH -> rule.nonResourceUrls();
        };
    }

    /** Whether a request may be in both boxes. Each part is checked separately. */
    boolean mayMeet(Box other) {
        return mayMeet(other, Kind.RESOURCE) || mayMeet(other, Kind.URL);
    }

    private boolean mayMeet(Box other, Kind kind) {
        if (!admits(kind) || !other.admits(kind)) {
            return false;
        }
        for (Aspect part : kind.parts()) {
            if (!mayMeet(part, accepted(part), other.accepted(part))) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayMeet(Aspect part, List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return true;
        }
        return switch (part) {
            case GROUPS -> true;
            case RESOURCE -> hasWildcard(one) || hasWildcard(other) || !Collections.disjoint(one, other);
            case PATH -> mayMeetUrl(one, other);
            default -> !Collections.disjoint(one, other);
        };
    }

    /** Whether a pattern for resources has a wildcard, so that it may match more than itself. */
    static boolean hasWildcard(List<String> resources) {
        for (String resource : resources) {
            if (resource.contains("*")) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayMeetUrl(List<String> ones, List<String> others) {
        for (String one : ones) {
            for (String other : others) {
                if (mayMeetUrl(one, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a URL may match two patterns. */
    static boolean mayMeetUrl(String one, String other) {
        return one.equals(other)
                || one.endsWith("*") && Patterns.withoutStars(other).startsWith(Patterns.withoutStars(one))
                || other.endsWith("*") && Patterns.withoutStars(one).startsWith(Patterns.withoutStars(other));
    }
}
