package dev.gleaner.audit.evaluate;

import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the first condition of a rule that a request does not meet, in the order in which the server checks them. */
final class Mismatch {
    private static final int LISTED = 5;

    private final AuditRule rule;
    private final AuditRequest request;
    private final boolean groupWildcard;

    private Mismatch(AuditRule rule, AuditRequest request, boolean groupWildcard) {
        this.rule = rule;
        this.request = request;
        this.groupWildcard = groupWildcard;
    }

    /**
     * The first condition of a rule that fails.
     *
     * @throws IllegalArgumentException if it matches
     */
    static RuleMismatch of(AuditRule rule, int index, AuditRequest request, KubernetesVersion version) {
        return new Mismatch(rule, request, version.hasGroupWildcard()).firstFailed(index);
    }

    private RuleMismatch firstFailed(int index) {
        if (!acceptsUser()) {
            return new RuleMismatch(
                    index,
                    "users",
                    request.user()
                            .map(user -> isNot("user", user, rule.users()))
                            .orElse("the request has no user, because authentication failed"));
        }
        if (!acceptsGroups()) {
            return new RuleMismatch(index, "userGroups", groups());
        }
        if (!accepts(rule.verbs(), request.verb())) {
            return new RuleMismatch(index, "verbs", isNot("verb", request.verb(), rule.verbs()));
        }
        return request.isResourceRequest() ? ofResource(index) : ofUrl(index);
    }

    private boolean acceptsUser() {
        return rule.users().isEmpty()
                || request.user().filter(rule.users()::contains).isPresent();
    }

    private boolean acceptsGroups() {
        return rule.userGroups().isEmpty()
                || request.user().isPresent() && request.groups().stream().anyMatch(rule.userGroups()::contains);
    }

    private static boolean accepts(List<String> condition, String value) {
        return condition.isEmpty() || condition.contains(value);
    }

    private String groups() {
        if (request.user().isEmpty()) {
            return "the request has no user, because authentication failed";
        }
        return request.groups().isEmpty()
                ? "the user is in no group"
                : "the user is in " + listed(request.groups(), " and ") + ", not in "
                        + listed(rule.userGroups(), " or ");
    }

    private RuleMismatch ofResource(int index) {
        if (rule.resources().isEmpty() && rule.namespaces().isEmpty()) {
            return new RuleMismatch(index, "nonResourceURLs", "the rule is for non-resource URLs");
        }
        if (!accepts(rule.namespaces(), request.namespace())) {
            return new RuleMismatch(index, "namespaces", isNot("namespace", request.namespace(), rule.namespaces()));
        }
        return new RuleMismatch(index, "resources", resources());
    }

    /** Filters the entries condition by condition until none remains. */
    private String resources() {
        String combined =
                request.subresource().isEmpty() ? request.resource() : request.resource() + "/" + request.subresource();
        List<GroupResources> ofGroup = entries(rule.resources(), this::isOfGroup);
        if (ofGroup.isEmpty()) {
            List<String> groups = rule.resources().stream()
                    .map(entry -> entry.group().orElse(""))
                    .distinct()
                    .toList();
            return isNot("API group", request.apiGroup(), groups);
        }
        List<GroupResources> matching = entries(ofGroup, this::matchesResource);
        if (matching.isEmpty()) {
            return Violation.quoted(combined) + " does not match " + listed(patterns(ofGroup), " or ");
        }
        List<String> names = matching.stream()
                .flatMap(entry -> entry.resourceNames().stream())
                .distinct()
                .toList();
        return isNot("name", request.name(), names);
    }

    private static List<GroupResources> entries(List<GroupResources> entries, Predicate<GroupResources> condition) {
        return entries.stream().filter(condition).toList();
    }

    private boolean isOfGroup(GroupResources entry) {
        String group = entry.group().orElse("");
        return group.equals(request.apiGroup()) || groupWildcard && group.equals("*");
    }

    private boolean matchesResource(GroupResources entry) {
        return entry.resources().isEmpty()
                || entry.resources().stream()
                        .anyMatch(pattern ->
                                Patterns.matchesResource(pattern, request.resource(), request.subresource()));
    }

    private static List<String> patterns(List<GroupResources> entries) {
        return entries.stream()
                .flatMap(entry -> entry.resources().stream())
                .distinct()
                .toList();
    }

    private RuleMismatch ofUrl(int index) {
        if (!rule.resources().isEmpty() || !rule.namespaces().isEmpty()) {
            return new RuleMismatch(
                    index,
                    rule.resources().isEmpty() ? "namespaces" : "resources",
                    "the rule is for resources, and " + Violation.quoted(request.path()) + " is not a resource");
        }
        return new RuleMismatch(
                index,
                "nonResourceURLs",
                Violation.quoted(request.path()) + " does not match " + listed(rule.nonResourceUrls(), " or "));
    }

    private static String isNot(String noun, String value, List<String> wanted) {
        return "the " + noun + " " + Violation.quoted(value) + " is not " + listed(wanted, " or ");
    }

    /** The first few values in quotes, and the number of the others. */
    private static String listed(List<String> values, String last) {
        int first = values.size() <= LISTED + 1 ? values.size() : LISTED;
        List<String> shown = new ArrayList<>(
                values.stream().limit(first).map(Violation::quoted).toList());
        if (values.size() > first) {
            shown.add("one of " + (values.size() - first) + " others");
        }
        int end = shown.size() - 1;
        return end == 0
                ? shown.get(0)
                : shown.stream().limit(end).collect(Collectors.joining(", ")) + last + shown.get(end);
    }
}
