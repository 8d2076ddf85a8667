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
 * Rules that obviously never decide: behind one that matches everything, or one that has the same conditions. Finding them
 * takes a time that grows with the size of the policy alone.
 */
final class EasyCovers {
    private static final int NONE = -1;

    private final List<AuditRule> rules;

    EasyCovers(List<AuditRule> rules) {
        this.rules = rules;
    }

    /** What an entry asks for; the order of its lists makes no difference. */
    private record Entry(String group, Set<String> resources, Set<String> names) {
        static Entry of(GroupResources entry) {
            return new Entry(
                    entry.group().orElse(""),
                    new LinkedHashSet<>(entry.resources()),
                    new LinkedHashSet<>(entry.resourceNames()));
        }
    }

    /** What a rule asks for. */
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

    /** For each rule the place of an earlier one that covers it; -1 when there is none that is easy to see. */
    List<Integer> find() {
        Map<Conditions, Integer> first = new LinkedHashMap<>();
        List<Integer> covers = new ArrayList<>(rules.size());
        int everything = NONE;
        for (int place = 0; place < rules.size(); place++) {
            Conditions conditions = Conditions.of(rules.get(place));
            int same = first.getOrDefault(conditions, NONE);
            covers.add(same < 0 || everything >= 0 && everything < same ? everything : same);
            first.putIfAbsent(conditions, place);
            everything = everything < 0 && conditions.equals(Conditions.NONE) ? place : everything;
        }
        return covers;
    }
}
