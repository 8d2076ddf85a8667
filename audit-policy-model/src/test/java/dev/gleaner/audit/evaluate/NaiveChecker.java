package dev.gleaner.audit.evaluate;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import java.util.List;

/** Evaluates the rules in the simplest way: one after another, condition by condition. */
public final class NaiveChecker {
    private NaiveChecker() {}

    /** The index of the first rule that matches; -1 if none does. */
    public static int decide(AuditPolicy policy, AuditRequest request, boolean groupWildcard) {
        List<AuditRule> rules = policy.rules();
        for (int i = 0; i < rules.size(); i++) {
            if (matches(rules.get(i), request, groupWildcard)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(AuditRule r, AuditRequest q, boolean groupWildcard) {
        boolean aboutResources = !r.resources().isEmpty() || !r.namespaces().isEmpty();
        boolean aboutUrls = !aboutResources && !r.nonResourceUrls().isEmpty();
        return (r.users().isEmpty()
                        || q.user().isPresent() && r.users().contains(q.user().get()))
                && (r.userGroups().isEmpty()
                        || q.user().isPresent() && r.userGroups().stream().anyMatch(q.groups()::contains))
                && (r.verbs().isEmpty() || r.verbs().contains(q.verb()))
                && (!aboutResources || q.isResourceRequest())
                && (!aboutUrls || !q.isResourceRequest())
                && (r.namespaces().isEmpty() || r.namespaces().contains(q.namespace()))
                && (r.resources().isEmpty() || r.resources().stream().anyMatch(e -> matches(e, q, groupWildcard)))
                && (!aboutUrls || r.nonResourceUrls().stream().anyMatch(url -> matchesUrl(url, q.path())));
    }

    private static boolean matches(GroupResources entry, AuditRequest q, boolean groupWildcard) {
        String group = entry.group().orElse("");
        String whole = q.subresource().isEmpty() ? q.resource() : q.resource() + "/" + q.subresource();
        return (group.equals(q.apiGroup()) || groupWildcard && group.equals("*"))
                && (entry.resources().isEmpty()
                        || (entry.resourceNames().isEmpty()
                                        || entry.resourceNames().contains(q.name()))
                                && entry.resources().stream()
                                        .anyMatch(p -> p.equals(whole)
                                                || p.equals("*")
                                                || !q.subresource().isEmpty() && p.equals("*/" + q.subresource())
                                                || p.equals(q.resource() + "/*")));
    }

    private static boolean matchesUrl(String pattern, String path) {
        return pattern.equals("*")
                || pattern.equals(path)
                || pattern.endsWith("*") && path.startsWith(pattern.replaceAll("\\*+$", ""));
    }
}
