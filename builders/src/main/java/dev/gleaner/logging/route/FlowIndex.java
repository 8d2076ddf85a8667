package dev.gleaner.logging.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the flows that accept a record, in a time that hardly depends on the number of the others: each rule is filed
 * under a namespace, and there under the rarest of its labels, or under its containers or hosts. Only the rules under
 * the values of the record are tested.
 */
final class FlowIndex {
    /** The number of places up to which a rule is filed; with more, it is filed where every record looks. */
    private static final int MAX_PLACES = 64;

    private final List<RoutedFlow> flows;
    private final FlowRule[] rules;
    private final int[] flowOf;
    private final int[] positionOf;
    private final boolean mayFail;
    private final Map<String, Shelf> byNamespace = new LinkedHashMap<>();
    private final Shelf anyNamespace = new Shelf();

    /** Rules by their conditions other than the namespace. */
    private static final class Shelf {
        private final Map<String, Map<String, int[]>> byLabel = new LinkedHashMap<>();
        private final Map<String, int[]> byContainer = new LinkedHashMap<>();
        private final Map<String, int[]> byHost = new LinkedHashMap<>();
        private int[] others = {};
    }

    FlowIndex(List<RoutedFlow> flows) {
        this.flows = List.copyOf(flows);
        List<FlowRule> all = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (int flow = 0; flow < flows.size(); flow++) {
            List<FlowRule> own = flows.get(flow).isRouted() ? flows.get(flow).rules() : List.of();
            for (int i = 0; i < own.size(); i++) {
                all.add(own.get(i));
                places.add(new int[] {flow, i});
            }
        }
        this.rules = all.toArray(FlowRule[]::new);
        this.flowOf = places.stream().mapToInt(place -> place[0]).toArray();
        this.positionOf = places.stream().mapToInt(place -> place[1]).toArray();
        this.mayFail = all.stream().anyMatch(FlowRule::mayFail);
        Map<String, Integer> frequency = new LinkedHashMap<>();
        all.forEach(
                rule -> rule.labels().forEach((name, value) -> frequency.merge(name + ":" + value, 1, Integer::sum)));
        for (int rule = 0; rule < rules.length; rule++) {
            file(rule, frequency);
        }
    }

    private void file(int rule, Map<String, Integer> frequency) {
        List<String> namespaces = rules[rule].namespaces();
        if (namespaces.isEmpty() || namespaces.size() > MAX_PLACES) {
            file(rule, anyNamespace, frequency, 1);
        } else {
            for (String namespace : namespaces.stream().distinct().toList()) {
                file(rule, byNamespace.computeIfAbsent(namespace, any -> new Shelf()), frequency, namespaces.size());
            }
        }
    }

    private void file(int rule, Shelf shelf, Map<String, Integer> frequency, int places) {
        FlowRule conditions = rules[rule];
        Map.@Nullable Entry<String, @Nullable String> rarest = null;
        int least = Integer.MAX_VALUE;
        for (Map.Entry<String, @Nullable String> label : conditions.labels().entrySet()) {
            int count = frequency.getOrDefault(label.getKey() + ":" + label.getValue(), 0);
            if (label.getValue() != null && count < least) {
                rarest = label;
                least = count;
            }
        }
        if (rarest != null) {
            add(shelf.byLabel.computeIfAbsent(rarest.getKey(), any -> new LinkedHashMap<>()), rarest.getValue(), rule);
        } else if (isNarrow(conditions.containers(), places)) {
            conditions.containers().stream().distinct().forEach(name -> add(shelf.byContainer, name, rule));
        } else if (isNarrow(conditions.hosts(), places)) {
            conditions.hosts().stream().distinct().forEach(name -> add(shelf.byHost, name, rule));
        } else {
            shelf.others = with(shelf.others, rule);
        }
    }

    private static boolean isNarrow(List<String> values, int places) {
        return !values.isEmpty() && values.size() * places <= MAX_PLACES;
    }

    private static void add(Map<String, int[]> shelf, @Nullable String value, int rule) {
        if (value != null) {
            shelf.merge(value, new int[] {rule}, (known, added) -> with(known, added[0]));
        }
    }

    private static int[] with(int[] rules, int rule) {
        int[] longer = Arrays.copyOf(rules, rules.length + 1);
        longer[rules.length] = rule;
        return longer;
    }

    /** Decides about a record; what the acceptance had before is replaced. */
    void decide(RecordMetadata record, Acceptance acceptance) {
        acceptance.clear();
        if (mayFail) {
            decideInOrder(record, acceptance);
            return;
        }
        @Nullable Shelf shelf = byNamespace.get(record.namespace());
        if (shelf != null) {
            search(shelf, record, acceptance);
        }
        search(anyNamespace, record, acceptance);
    }

    private void search(Shelf shelf, RecordMetadata record, Acceptance acceptance) {
        test(shelf.others, record, acceptance);
        if (!shelf.byLabel.isEmpty()) {
            for (int i = 0; i < record.labelCount(); i++) {
                @Nullable Map<String, int[]> values = shelf.byLabel.get(record.labelName(i));
                if (values != null && record.labelValue(i) instanceof String value) {
                    test(values.get(value), record, acceptance);
                }
            }
        }
        if (!shelf.byContainer.isEmpty()) {
            test(shelf.byContainer.get(record.container()), record, acceptance);
        }
        if (!shelf.byHost.isEmpty()) {
            test(shelf.byHost.get(record.host()), record, acceptance);
        }
    }

    private void test(int @Nullable [] candidates, RecordMetadata record, Acceptance acceptance) {
        if (candidates == null) {
            return;
        }
        for (int candidate : candidates) {
            FlowRule rule = rules[candidate];
            if (rule.test(record) == FlowRule.Outcome.HIT) {
                acceptance.apply(flowOf[candidate], positionOf[candidate], rule.isSelect());
            }
        }
    }

    /** Flow by flow, as fluentd does, up to the first one that is an error. */
    private void decideInOrder(RecordMetadata record, Acceptance acceptance) {
        for (int flow = 0; flow < flows.size(); flow++) {
            int rule = flows.get(flow).isRouted() ? flows.get(flow).decide(record) : -1;
            if (rule < -1) {
                acceptance.fail(flow);
                return;
            }
            if (rule >= 0) {
                acceptance.apply(flow, rule, flows.get(flow).rules().get(rule).isSelect());
            }
        }
    }
}
