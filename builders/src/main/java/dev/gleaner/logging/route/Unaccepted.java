package dev.gleaner.logging.route;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a record that no flow accepts. It starts with a record that meets no condition. A flow that accepts it can only
 * be avoided by one of its excludes, so that each exclude is tried in turn, in addition to those before.
 */
final class Unaccepted {
    private static final int MAX_STEPS = 20_000;

    private final Fluentd fluentd;
    private final Acceptance acceptance;
    private final List<FlowRule> rules = new ArrayList<>();
    private final Set<Set<FlowRule>> tried = new LinkedHashSet<>();
    private int steps;

    Unaccepted(Fluentd fluentd) {
        this.fluentd = fluentd;
        this.acceptance = fluentd.newAcceptance();
        fluentd.routedFlows().forEach(flow -> rules.addAll(flow.rules()));
    }

    Optional<RecordMetadata> find() {
        return find(List.of());
    }

    private Optional<RecordMetadata> find(List<FlowRule> met) {
        if (!tried.add(new LinkedHashSet<>(met))) {
            return Optional.empty();
        }
        for (RecordMetadata record : RuleSearch.meeting(met, rules)) {
            if (++steps > MAX_STEPS) {
                return Optional.empty();
            }
            fluentd.decide(record, acceptance);
            int accepting = acceptance.next(0);
            if (accepting < 0) {
                return acceptance.failed() < 0 ? Optional.of(record) : Optional.empty();
            }
            List<FlowRule> earlier =
                    fluentd.routedFlows().get(accepting).rules().subList(0, acceptance.rule(accepting));
            for (FlowRule rule : earlier) {
                if (!rule.isSelect() && !met.contains(rule)) {
                    List<FlowRule> more = new ArrayList<>(met);
                    more.add(rule);
                    Optional<RecordMetadata> found = find(more);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
