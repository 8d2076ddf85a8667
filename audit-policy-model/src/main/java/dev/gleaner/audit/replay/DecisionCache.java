package dev.gleaner.audit.replay;

import dev.gleaner.audit.evaluate.AuditDecision;
import org.jspecify.annotations.Nullable;

/** A cache of recent decisions. Requests that the rules of a policy do not distinguish have the same entry. */
final class DecisionCache {
    private static final int BITS = 12;
    private static final long PRIME = 0x9e3779b97f4a7c15L;

    private final @Nullable Entry[] entries = new Entry[1 << BITS];

    /** The values of a request that rules distinguish, and the decision. */
    private record Entry(long target, int user, long groups, int namespace, int name, AuditDecision decision) {}

    /** The decision, if it is known; null otherwise. */
    @Nullable
    AuditDecision find(long target, int user, long groups, int namespace, int name) {
        Entry entry = entries[slot(target, user, groups, namespace, name)];
        return entry != null
                        && entry.target == target
                        && entry.user == user
                        && entry.groups == groups
                        && entry.namespace == namespace
                        && entry.name == name
                ? entry.decision
                : null;
    }

    void add(long target, int user, long groups, int namespace, int name, AuditDecision decision) {
        entries[slot(target, user, groups, namespace, name)] =
                new Entry(target, user, groups, namespace, name, decision);
    }

    private static int slot(long target, int user, long groups, int namespace, int name) {
        long hash = (((groups * PRIME + target) * PRIME + user) * PRIME + namespace) * PRIME + name;
        return (int) (hash * PRIME >>> Long.SIZE - BITS);
    }
}
