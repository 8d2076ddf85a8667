package dev.gleaner.audit.evaluate;

import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import java.util.List;

/**
 * The comparison: tries rule after rule, condition by condition, with loops over lists, as the server's checker does.
 */
final class RuleByRule {
    private RuleByRule() {}

    static boolean matches(AuditRule rule, AuditRequest request) {
        String user = request.userOrNull();
        if (!rule.users().isEmpty() && (user == null || !rule.users().contains(user))) {
            return false;
        }
        if (!rule.userGroups().isEmpty() && (user == null || !isAny(rule.userGroups(), request.groups()))) {
            return false;
        }
        if (!rule.verbs().isEmpty() && !rule.verbs().contains(request.verb())) {
            return false;
        }
        if (!rule.resources().isEmpty() || !rule.namespaces().isEmpty()) {
            return request.isResourceRequest() && matchesResource(rule, request);
        }
        return rule.nonResourceUrls().isEmpty()
                || !request.isResourceRequest() && matchesUrl(rule.nonResourceUrls(), request.path());
    }

    private static boolean isAny(List<String> wanted, List<String> groups) {
        for (int i = 0; i < groups.size(); i++) {
            if (wanted.contains(groups.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean matchesResource(AuditRule rule, AuditRequest request) {
        if (!rule.namespaces().isEmpty() && !rule.namespaces().contains(request.namespace())) {
            return false;
        }
        List<GroupResources> entries = rule.resources();
        for (int i = 0; i < entries.size(); i++) {
            if (matchesEntry(entries.get(i), request)) {
                return true;
            }
        }
        return entries.isEmpty();
    }

    private static boolean matchesEntry(GroupResources entry, AuditRequest request) {
        if (!entry.group().orElse("").equals(request.apiGroup())) {
            return false;
        }
        List<String> patterns = entry.resources();
        if (patterns.isEmpty()) {
            return true;
        }
        if (!entry.resourceNames().isEmpty() && !entry.resourceNames().contains(request.name())) {
            return false;
        }
        for (int i = 0; i < patterns.size(); i++) {
            if (Patterns.matchesResource(patterns.get(i), request.resource(), request.subresource())) {
                return true;
            }
        }
        return false;
    }

    private static boolean matchesUrl(List<String> patterns, String path) {
        for (int i = 0; i < patterns.size(); i++) {
            if (Patterns.matchesUrl(patterns.get(i), path)) {
                return true;
            }
        }
        return false;
    }
}
