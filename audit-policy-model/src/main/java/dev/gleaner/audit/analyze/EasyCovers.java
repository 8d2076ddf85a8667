package dev.gleaner.audit.analyze;

import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds rules that obviously never decide a request: an earlier rule matches everything, or has the same conditions.
 * The time is linear in the size of the policy.
 */
final class EasyCovers {
    private static final int NONE = -1;

    private final List<AuditRule> rules;

    EasyCovers(List<AuditRule> rules) {
        this.rules = rules;
    }

    /** The conditions of an entry; the order of its lists is ignored. */
    private record Entry(String group, Set<String> resources, Set<String> names) {
        static Entry of(GroupResources entry) {
            return new Entry(
                    entry.group().orElse(""),
                    new LinkedHashSet<>(entry.resources()),
                    new LinkedHashSet<>(entry.resourceNames()));
        }
    }

    /** The conditions of a rule. */
    private record Conditions(
            Set<String> users,
            Set<String> groups,
            Set<String> verbs,
            Set<Entry> entries,
            Set<String> namespaces,
            Set<String> urls) {
        static final Conditions NONE = new Conditions(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

        static Conditions of(AuditRule rule) {
            return new Conditions(
                    new LinkedHashSet<>(rule.users()),
                    new LinkedHashSet<>(rule.userGroups()),
                    new LinkedHashSet<>(rule.verbs()),
                    rule.resources().stream().map(Entry::of).collect(Collectors.toUnmodifiableSet()),
                    new LinkedHashSet<>(rule.namespaces()),
                    new LinkedHashSet<>(rule.nonResourceUrls()));
        }
    }

    /** For each rule, the index of an earlier rule that covers it; -1 if none is found. */
    List<Integer> find() {
        Map<Conditions, Integer> first = new LinkedHashMap<>();
        List<Integer> covers = new ArrayList<>(rules.size());
        int everything = NONE;
        for (int index = 0; index < rules.size(); index++) {
            Conditions conditions = Conditions.of(rules.get(index));
            Integer same = first.putIfAbsent(conditions, index);
            covers.add(same == null || everything >= 0 && everything < same ? everything : same);
            everything = everything < 0 && conditions.equals(Conditions.NONE) ? index : everything;
        }
        return covers;
    }
}
