package dev.gleaner.audit.analyze;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.event.audit.Stage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A simplification that starts over for each rule; the oracle of {@link Simplification}. */
final class NaiveSimplification {
    /** From longer lists only duplicates are removed, because trying each value is quadratic. */
    static final int MAX_LIST_SIZE = 100;

    private final AuditPolicy policy;
    private final KubernetesVersion version;
    private final List<AuditRule> rules;
    private final Budget budget;

    NaiveSimplification(AuditPolicy policy, KubernetesVersion version, Budget budget) {
        this.budget = budget;
        this.policy = policy;
        this.version = version;
        this.rules = new ArrayList<>(
                policy.rules().stream().map(this::withoutRepetition).toList());
    }

    AuditPolicy run() {
        for (int i = rules.size() - 1; i >= 0; i--) {
            boolean changed = true;
            while (changed) {
                changed = simplify(i);
            }
        }
        return policy.edit(p -> p.rules(rules)
                .omitStages(policy.omitStages().stream().distinct().toList()));
    }

    /** Applies the first change without effect; returns whether there was one and the rule still exists. */
    private boolean simplify(int place) {
        List<Change> changes = changes(rules.get(place));
        Decisions decisions = new Decisions(place, changes);
        for (int i = 0; i < changes.size(); i++) {
            if (decisions.areUnchanged(i)) {
                Optional<AuditRule> rest = changes.get(i).rest();
                rest.ifPresentOrElse(rule -> rules.set(place, rule), () -> rules.remove(place));
                return rest.isPresent();
            }
        }
        return false;
    }

    private AuditRule withoutRepetition(AuditRule rule) {
        List<Stage> stages = rule.omitStages().stream()
                .distinct()
                .filter(stage -> !policy.omitStages().contains(stage))
                .toList();
        return rule.edit(r -> r.users(distinct(rule.users()))
                .userGroups(distinct(rule.userGroups()))
                .verbs(distinct(rule.verbs()))
                .resources(distinct(rule.resources()))
                .namespaces(distinct(rule.namespaces()))
                .nonResourceUrls(distinct(rule.nonResourceUrls()))
                .omitStages(stages)
                .omitManagedFields(rule.omitManagedFields().filter(omitted -> omitted != policy.omitManagedFields())));
    }

    private static <V> List<V> distinct(List<V> values) {
        return values.stream().distinct().toList();
    }

    /** A part of what a rule matches, and the rule that matches the rest; empty if nothing remains. */
    private record Change(AuditRule part, Optional<AuditRule> rest) {}

    private List<Change> changes(AuditRule rule) {
        List<Change> changes = new ArrayList<>();
        // No server loads a policy without rules.
        if (rules.size() > 1) {
            changes.add(new Change(rule, Optional.empty()));
        }
        addChanges(rule.resources(), values -> rule.edit(r -> r.resources(values)), changes);
        for (int i = 0; i < rule.resources().size(); i++) {
            int place = i;
            GroupResources entry = rule.resources().get(i);
            Function<GroupResources, AuditRule> alone = changed -> rule.edit(r -> r.resources(List.of(changed)));
            Function<GroupResources, AuditRule> among =
                    changed -> rule.edit(r -> r.resources(replaced(rule, place, changed)));
            addChanges(entry.resources(), values -> entry.edit(e -> e.resources(values)), alone, among, changes);
            addChanges(
                    entry.resourceNames(), values -> entry.edit(e -> e.resourceNames(values)), alone, among, changes);
        }
        addChanges(rule.users(), values -> rule.edit(r -> r.users(values)), changes);
        addChanges(rule.userGroups(), values -> rule.edit(r -> r.userGroups(values)), changes);
        addChanges(rule.verbs(), values -> rule.edit(r -> r.verbs(values)), changes);
        addChanges(rule.namespaces(), values -> rule.edit(r -> r.namespaces(values)), changes);
        addChanges(rule.nonResourceUrls(), values -> rule.edit(r -> r.nonResourceUrls(values)), changes);
        return changes;
    }

    private static List<GroupResources> replaced(AuditRule rule, int place, GroupResources entry) {
        List<GroupResources> entries = new ArrayList<>(rule.resources());
        entries.set(place, entry);
        return entries;
    }

    private static <V> void addChanges(List<V> values, Function<Iterable<V>, AuditRule> with, List<Change> changes) {
        addChanges(values, Function.identity(), list -> with.apply(list), list -> with.apply(list), changes);
    }

    /**
     * Adds a change that removes one value, last value first, if others remain: an empty list would match everything.
     */
    private static <V, W> void addChanges(
            List<V> values,
            Function<List<V>, W> changed,
            Function<W, AuditRule> part,
            Function<W, AuditRule> rest,
            List<Change> changes) {
        for (int i = values.size() > MAX_LIST_SIZE ? -1 : values.size() - 1; i >= 0 && values.size() > 1; i--) {
            List<V> others = new ArrayList<>(values);
            V value = others.remove(i);
            changes.add(new Change(
                    part.apply(changed.apply(List.of(value))), Optional.of(rest.apply(changed.apply(others)))));
        }
    }

    /** The decisions after each change of a rule. */
    private final class Decisions {
        private final int place;
        private final List<AuditDecision> decisions;
        private final Boxes boxes;
        private final int[] parts;
        private final NaiveSearch search;

        Decisions(int place, List<Change> changes) {
            this.place = place;
            this.decisions = AuditPolicyEvaluator.of(policy.edit(p -> p.rules(rules)), version)
                    .decisions();
            this.boxes = new Boxes(version.hasGroupWildcard()).add(rules).addEverything();
            this.parts = new int[changes.size()];
            int next = decisions.size();
            for (int i = 0; i < parts.length; i++) {
                Change change = changes.get(i);
                parts[i] = next;
                boxes.add(List.of(change.part())).add(change.rest().stream().toList());
                next += change.rest().isPresent() ? 2 : 1;
            }
            this.search = new NaiveSearch(boxes.all(), budget);
        }

        /** Whether every decision stays the same if later rules decide the part of the change. */
        boolean areUnchanged(int change) {
            List<Box> part = boxes.of(parts[change]);
            int after = change + 1 < parts.length ? parts[change + 1] : boxes.rules();
            BitSet decided = boxes.numbers(0, place);
            decided.or(boxes.numbers(parts[change] + 1, after));
            for (int later = place + 1; later < decisions.size(); later++) {
                if (!isSame(decisions.get(place), decisions.get(later)) && meet(part, boxes.of(later), decided)) {
                    return false;
                }
                decided.or(boxes.numbers(later, later + 1));
            }
            return true;
        }

        private boolean meet(List<Box> part, List<Box> later, BitSet decided) {
            return part.stream().anyMatch(box -> later.stream()
                    .filter(other -> search.mayMeet(box, other))
                    .anyMatch(other ->
                            search.find(List.of(box, other), decided, World.ANY).isPresent()));
        }

        private static boolean isSame(AuditDecision one, AuditDecision other) {
            return one.level() == other.level()
                    && one.omitStages().equals(other.omitStages())
                    && one.omitManagedFields() == other.omitManagedFields();
        }
    }
}
