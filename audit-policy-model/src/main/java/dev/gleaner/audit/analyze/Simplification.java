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
import java.util.stream.IntStream;

/**
 * Removes parts of the rules of a policy, last rule first, if every decision stays the same. This holds if later rules
 * decide the requests of a removed part in the same way.
 */
final class Simplification {
    /** From longer lists only duplicates are removed, because trying each value is quadratic. */
    static final int MAX_LIST_SIZE = 100;

    private final AuditPolicy policy;
    private final KubernetesVersion version;
    private final List<AuditRule> rules;
    private final List<AuditDecision> decisions;

    /** The boxes of each rule, without regard to those that are gone. */
    private final List<Numbers> numbers = new ArrayList<>();

    /** The boxes of entries that were removed. */
    private final BitSet gone = new BitSet();

    private final Boxes boxes;
    private final Search search;

    /** The numbers of the boxes of a rule. */
    private record Numbers(int from, int to) {}

    Simplification(AuditPolicy policy, KubernetesVersion version, Budget budget) {
        this.policy = policy;
        this.version = version;
        this.rules = new ArrayList<>(
                policy.rules().stream().map(this::withoutRepetition).toList());
        this.decisions = new ArrayList<>(AuditPolicyEvaluator.of(policy.edit(p -> p.rules(rules)), version)
                .decisions());
        this.boxes = new Boxes(version.hasGroupWildcard()).add(rules).addEverything();
        for (int i = 0; i < boxes.rules(); i++) {
            numbers.add(new Numbers(boxes.start(i), boxes.start(i + 1)));
        }
        this.search = new Search(boxes.all(), budget);
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
        for (Change change : changes(rules.get(place))) {
            if (isWithoutEffect(place, change)) {
                change.rest().ifPresentOrElse(rest -> replace(place, rest), () -> remove(place));
                return change.rest().isPresent();
            }
        }
        return false;
    }

    /** Replaces a rule. Each of its boxes keeps its number, so that the index of meetings still holds. */
    private void replace(int place, AuditRule rest) {
        List<Box> parts = Box.of(rest, version.hasGroupWildcard());
        List<GroupResources> before = rules.get(place).resources();
        Numbers of = numbers.get(place);
        List<Integer> kept = new ArrayList<>(IntStream.range(of.from(), of.to())
                .filter(number -> !gone.get(number))
                .boxed()
                .toList());
        if (parts.size() < kept.size()) {
            int removed = 0;
            while (removed < parts.size() && rest.resources().get(removed).equals(before.get(removed))) {
                removed++;
            }
            gone.set(kept.remove(removed));
        }
        for (int i = 0; i < parts.size(); i++) {
            search.replace(kept.get(i), List.of(parts.get(i)));
            boxes.all().set(kept.get(i), parts.get(i));
        }
        rules.set(place, rest);
    }

    private void remove(int place) {
        rules.remove(place);
        decisions.remove(place);
        numbers.remove(place);
    }

    /** Whether every decision stays the same if later rules decide the part of a change. */
    private boolean isWithoutEffect(int place, Change change) {
        List<Box> part = Box.of(change.part(), version.hasGroupWildcard());
        List<BitSet> meetings = part.stream().map(search::meeting).toList();
        List<Box> rest = change.rest()
                .map(rule -> Box.of(rule, version.hasGroupWildcard()))
                .orElse(List.of());
        search.change(rest);
        BitSet decided = new BitSet();
        numbers.subList(0, place).forEach(earlier -> decided.set(earlier.from(), earlier.to()));
        decided.andNot(gone);
        decided.set(boxes.all().size(), boxes.all().size() + rest.size());
        for (int later = place + 1; later < decisions.size(); later++) {
            Numbers others = numbers.get(later);
            if (!isSame(decisions.get(place), decisions.get(later)) && meet(part, meetings, others, decided)) {
                return false;
            }
            for (int box = others.from(); box < others.to(); box++) {
                decided.set(box, !gone.get(box));
            }
        }
        return true;
    }

    private boolean meet(List<Box> part, List<BitSet> meetings, Numbers others, BitSet decided) {
        for (int i = 0; i < part.size(); i++) {
            BitSet meeting = meetings.get(i);
            for (int box = meeting.nextSetBit(others.from());
                    box >= 0 && box < others.to();
                    box = meeting.nextSetBit(box + 1)) {
                List<Box> both = List.of(part.get(i), boxes.all().get(box));
                if (!gone.get(box) && search.find(both, decided, World.ANY).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSame(AuditDecision one, AuditDecision other) {
        return one.level() == other.level()
                && one.omitStages().equals(other.omitStages())
                && one.omitManagedFields() == other.omitManagedFields();
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
}
