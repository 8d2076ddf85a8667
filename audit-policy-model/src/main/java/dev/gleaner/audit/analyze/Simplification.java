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
import java.util.function.BiFunction;
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
    /** The decisions of all rules, including those that were removed. The same holds for the boxes. */
    private final List<AuditDecision> decisions;

    private final Boxes boxes;

    /** The boxes of rules and entries that were removed. */
    private final BitSet gone = new BitSet();

    private final Search search;

    Simplification(AuditPolicy policy, KubernetesVersion version, Budget budget) {
        this.policy = policy;
        this.version = version;
        this.rules = new ArrayList<>(
                policy.rules().stream().map(this::withoutRepetition).toList());
        this.decisions = AuditPolicyEvaluator.of(policy.edit(p -> p.rules(rules)), version)
                .decisions();
        this.boxes = new Boxes(version.hasGroupWildcard()).add(rules).addEverything();
        this.search = new Search(boxes.all(), budget);
    }

    AuditPolicy run() {
        List<Integer> covers = new EasyCovers(rules).find();
        for (int i = rules.size() - 1; i >= 0; i--) {
            // No server loads a policy without rules.
            if (covers.get(i) >= 0 || rules.size() > 1 && isWithoutEffect(i, rules.get(i), List.of())) {
                rules.remove(i);
                gone.set(boxes.start(i), boxes.start(i + 1));
            } else {
                shorten(i);
            }
        }
        return policy.edit(p -> p.rules(rules)
                .omitStages(policy.omitStages().stream().distinct().toList()));
    }

    /** Removes values from the lists of a rule. A value that has an effect still has it when others are gone. */
    private void shorten(int place) {
        AuditRule whole = rules.get(place);
        shorten(place, whole.resources(), (rule, values) -> rule.edit(r -> r.resources(values)));
        for (int i = 0; i < rules.get(place).resources().size(); i++) {
            GroupResources entry = rules.get(place).resources().get(i);
            shortenEntry(place, i, entry.resources(), (one, values) -> one.edit(e -> e.resources(values)));
            shortenEntry(place, i, entry.resourceNames(), (one, values) -> one.edit(e -> e.resourceNames(values)));
        }
        shorten(place, whole.users(), (rule, values) -> rule.edit(r -> r.users(values)));
        shorten(place, whole.userGroups(), (rule, values) -> rule.edit(r -> r.userGroups(values)));
        shorten(place, whole.verbs(), (rule, values) -> rule.edit(r -> r.verbs(values)));
        shorten(place, whole.namespaces(), (rule, values) -> rule.edit(r -> r.namespaces(values)));
        shorten(place, whole.nonResourceUrls(), (rule, values) -> rule.edit(r -> r.nonResourceUrls(values)));
    }

    private <V> void shorten(int place, List<V> list, BiFunction<AuditRule, List<V>, AuditRule> with) {
        shorten(place, list, with, with);
    }

    private void shortenEntry(
            int place, int entry, List<String> list, BiFunction<GroupResources, List<String>, GroupResources> with) {
        shorten(
                place,
                list,
                (rule, values) -> rule.edit(
                        r -> r.resources(List.of(with.apply(rule.resources().get(entry), values)))),
                (rule, values) -> {
                    List<GroupResources> entries = new ArrayList<>(rule.resources());
                    entries.set(entry, with.apply(entries.get(entry), values));
                    return rule.edit(r -> r.resources(entries));
                });
    }

    /** Removes values from a list, last value first, if others remain: an empty list would match everything. */
    private <V> void shorten(
            int place,
            List<V> list,
            BiFunction<AuditRule, List<V>, AuditRule> part,
            BiFunction<AuditRule, List<V>, AuditRule> rest) {
        List<V> values = list;
        for (int i = list.size() > MAX_LIST_SIZE ? -1 : list.size() - 1; i >= 0 && values.size() > 1; i--) {
            AuditRule rule = rules.get(place);
            List<V> others = new ArrayList<>(values);
            List<V> removed = List.of(others.remove(i));
            AuditRule shorter = rest.apply(rule, others);
            List<Box> remaining = Box.of(shorter, version.hasGroupWildcard());
            if (isWithoutEffect(place, part.apply(rule, removed), remaining)) {
                replace(place, shorter, remaining);
                values = others;
            }
        }
    }

    /** Replaces a rule. Each of its boxes keeps its number, so that the index of meetings still holds. */
    private void replace(int place, AuditRule rest, List<Box> parts) {
        List<GroupResources> before = rules.get(place).resources();
        List<Integer> kept = new ArrayList<>(IntStream.range(boxes.start(place), boxes.start(place + 1))
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

    /** Whether every decision stays the same if later rules decide a part of a rule. */
    private boolean isWithoutEffect(int place, AuditRule part, List<Box> rest) {
        search.change(rest);
        return Box.of(part, version.hasGroupWildcard()).stream().noneMatch(box -> hasEffect(place, box, rest.size()));
    }

    private boolean hasEffect(int place, Box part, int rest) {
        int count = boxes.all().size();
        BitSet meeting = search.meeting(part);
        meeting.andNot(gone);
        meeting.clear(boxes.start(place), boxes.start(place + 1));
        for (int box = meeting.nextSetBit(boxes.start(place + 1)); box >= 0; box = meeting.nextSetBit(box + 1)) {
            int later = boxes.rule(box);
            if (!isSame(decisions.get(place), decisions.get(later))) {
                BitSet decided = (BitSet) meeting.clone();
                decided.clear(boxes.start(later), count);
                decided.set(count, count + rest);
                if (search.find(List.of(part, boxes.all().get(box)), decided, World.ANY)
                        .isPresent()) {
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
}
