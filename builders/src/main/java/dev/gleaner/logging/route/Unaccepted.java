package dev.gleaner.logging.route;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds a record that no flow of some fluentds accepts. It starts with a record that meets no condition. If a flow
 * accepts the record, only one of its excludes can prevent that, so each exclude is tried in turn, in addition to the
 * earlier ones.
 */
final class Unaccepted {
    private static final int MAX_STEPS = 20_000;

    private final List<Fluentd> fluentds;
    private final List<FlowRule> rules = new ArrayList<>();
    private final Set<Set<FlowRule>> tried = new LinkedHashSet<>();
    private int steps;

    Unaccepted(List<Fluentd> fluentds) {
        this.fluentds = List.copyOf(fluentds);
        fluentds.forEach(fluentd -> fluentd.routedFlows().forEach(flow -> rules.addAll(flow.rules())));
    }

    Optional<RecordMetadata> find() {
        return find(List.of(), any -> true);
    }

    /** A record about which a rule of another flow decides. */
    Optional<RecordMetadata> findAcceptedBy(RoutedFlow flow, int rule) {
        rules.addAll(flow.rules());
        return find(List.of(flow.rules().get(rule)), record -> flow.decide(record) == rule);
    }

    private Optional<RecordMetadata> find(List<FlowRule> met, Predicate<RecordMetadata> condition) {
        if (!tried.add(new LinkedHashSet<>(met))) {
            return Optional.empty();
        }
        for (RecordMetadata record : RuleSearch.meeting(met, rules)) {
            if (++steps > MAX_STEPS) {
                return Optional.empty();
            }
            if (!condition.test(record)) {
                continue;
            }
            Optional<List<FlowRule>> escapes = escapes(record);
            if (escapes.isEmpty()) {
                return Optional.of(record);
            }
            for (FlowRule rule : escapes.get()) {
                if (!rule.isSelect() && !met.contains(rule)) {
                    List<FlowRule> more = new ArrayList<>(met);
                    more.add(rule);
                    Optional<RecordMetadata> found = find(more, condition);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The rules before the one by which a flow accepts a record; empty if no flow accepts it. */
    private Optional<List<FlowRule>> escapes(RecordMetadata record) {
        for (Fluentd fluentd : fluentds) {
            Acceptance acceptance = fluentd.newAcceptance();
            fluentd.decide(record, acceptance);
            int accepting = acceptance.next(0);
            if (accepting >= 0) {
                List<FlowRule> all = fluentd.routedFlows().get(accepting).rules();
                return Optional.of(all.subList(0, acceptance.rule(accepting)));
            }
            if (acceptance.failed() >= 0) {
                return Optional.of(List.of());
            }
        }
        return Optional.empty();
    }
}
