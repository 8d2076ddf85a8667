package dev.gleaner.audit;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes the groups of all entries of a policy. */
public final class PolicyGroups {
    private PolicyGroups() {}

    /** The policy with changed groups. */
    public static AuditPolicy edit(AuditPolicy policy, UnaryOperator<Optional<String>> change) {
        return policy.edit(p ->
                p.rules(policy.rules().stream().map(rule -> edit(rule, change)).toList()));
    }

    private static AuditRule edit(AuditRule rule, UnaryOperator<Optional<String>> change) {
        return rule.edit(r -> r.resources(
                rule.resources().stream().map(entry -> edit(entry, change)).toList()));
    }

    private static GroupResources edit(GroupResources entry, UnaryOperator<Optional<String>> change) {
        return entry.edit(e -> e.group(change.apply(entry.group())));
    }
}
