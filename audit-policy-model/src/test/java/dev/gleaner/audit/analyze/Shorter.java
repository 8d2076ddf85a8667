package dev.gleaner.audit.analyze;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.GroupResources;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The policies that lack one rule or one value. */
final class Shorter {
    private Shorter() {}

    /** The policies that lack one rule, or one value of a list in a rule. A list with one element keeps it. */
    static Stream<AuditPolicy> of(AuditPolicy policy) {
        Function<List<AuditRule>, AuditPolicy> with = rules -> policy.edit(p -> p.rules(rules));
        return Stream.concat(without(policy.rules(), with), inside(policy.rules(), rule -> of(rule).toList(), with));
    }

    private static Stream<AuditRule> of(AuditRule rule) {
        return Stream.of(
                        without(rule.users(), values -> rule.edit(r -> r.users(values))),
                        without(rule.userGroups(), values -> rule.edit(r -> r.userGroups(values))),
                        without(rule.verbs(), values -> rule.edit(r -> r.verbs(values))),
                        without(rule.namespaces(), values -> rule.edit(r -> r.namespaces(values))),
                        without(rule.nonResourceUrls(), values -> rule.edit(r -> r.nonResourceUrls(values))),
                        without(rule.resources(), values -> rule.edit(r -> r.resources(values))),
                        inside(rule.resources(), Shorter::of, values -> rule.edit(r -> r.resources(values))))
                .flatMap(Function.identity());
    }

    private static List<GroupResources> of(GroupResources entry) {
        return Stream.concat(
                        without(entry.resources(), values -> entry.edit(e -> e.resources(values))),
                        without(entry.resourceNames(), values -> entry.edit(e -> e.resourceNames(values))))
                .toList();
    }

    private static <V, W> Stream<W> without(List<V> values, Function<List<V>, W> with) {
        return values.size() < 2
                ? Stream.empty()
                : IntStream.range(0, values.size()).mapToObj(i -> {
                    List<V> others = new ArrayList<>(values);
                    others.remove(i);
                    return with.apply(others);
                });
    }

    private static <V, W> Stream<W> inside(List<V> values, Function<V, List<V>> shorter, Function<List<V>, W> with) {
        return IntStream.range(0, values.size()).boxed().flatMap(i -> shorter.apply(values.get(i)).stream()
                .map(value -> {
                    List<V> replaced = new ArrayList<>(values);
                    replaced.set(i, value);
                    return with.apply(replaced);
                }));
    }
}
