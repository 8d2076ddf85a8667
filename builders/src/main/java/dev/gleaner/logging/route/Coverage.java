package dev.gleaner.logging.route;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.resources.OutputReference;
import dev.gleaner.logging.resources.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the match lists of the flows of a fluentd cover, for all possible records: any namespace, host, container and
 * labels. Filters and tags are not considered. Answers are exact, apart from regular expressions of namespaces and lists
 * with many thousand combinations; an answer that is not certain says so.
 */
public final class Coverage {
    private final Fluentd fluentd;

    Coverage(Fluentd fluentd) {
        this.fluentd = fluentd;
    }

    /** Whether each flow ever accepts a record, in fluentd's order. */
    public List<FlowReach> flows() {
        return fluentd.routedFlows().stream().map(Coverage::reach).toList();
    }

    private static FlowReach reach(RoutedFlow flow) {
        Optional<Tree.Mapping> witness = Optional.empty();
        boolean isKnown = true;
        List<Part> dead = new ArrayList<>();
        for (int i = 0; i < flow.rules().size(); i++) {
            FlowRule rule = flow.rules().get(i);
            RuleSearch.Finding finding =
                    RuleSearch.find(List.of(rule), flow.rules().subList(0, i));
            if (finding.witness().isEmpty() && finding.isExact()) {
                dead.add(rule.part());
            }
            if (rule.isSelect() && flow.isRouted()) {
                isKnown &= finding.isExact();
                witness = witness.or(() -> finding.witness().map(RecordMetadata::toRecord));
            }
        }
        return new FlowReach(flow.id(), flow.part(), witness, isKnown || witness.isPresent(), dead);
    }

    /**
     * A record that no flow accepts, so that it goes to the default flow or nowhere. Empty if every record is accepted,
     * or if none was found after many thousand steps.
     */
    public Optional<Tree.Mapping> unaccepted() {
        return new Unaccepted(fluentd).find().map(RecordMetadata::toRecord);
    }

    /** The pairs of flows that accept the same record. It takes a step for each pair of flows. */
    public List<FlowOverlap> overlaps() {
        List<RoutedFlow> flows = fluentd.routedFlows();
        List<FlowOverlap> overlaps = new ArrayList<>();
        for (int i = 0; i < flows.size(); i++) {
            for (int j = i + 1; j < flows.size(); j++) {
                RoutedFlow one = flows.get(i);
                RoutedFlow other = flows.get(j);
                accepted(one, other)
                        .ifPresent(witness ->
                                overlaps.add(new FlowOverlap(one.id(), other.id(), witness, shared(one, other))));
            }
        }
        return overlaps;
    }

    private static Optional<Tree.Mapping> accepted(RoutedFlow one, RoutedFlow other) {
        if (!one.isRouted() || !other.isRouted()) {
            return Optional.empty();
        }
        return decidedBy(one, other, true, true).map(RecordMetadata::toRecord);
    }

    /** A record about which a rule of each flow decides: a select, or an exclude. */
    static Optional<RecordMetadata> decidedBy(
            RoutedFlow one, RoutedFlow other, boolean oneSelects, boolean otherSelects) {
        for (int i = 0; i < one.rules().size(); i++) {
            for (int j = 0; j < other.rules().size(); j++) {
                FlowRule first = one.rules().get(i);
                FlowRule second = other.rules().get(j);
                if (first.isSelect() != oneSelects || second.isSelect() != otherSelects || areApart(first, second)) {
                    continue;
                }
                List<FlowRule> earlier = new ArrayList<>(one.rules().subList(0, i));
                earlier.addAll(other.rules().subList(0, j));
                Optional<RecordMetadata> found =
                        RuleSearch.find(List.of(first, second), earlier).witness();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean areApart(FlowRule one, FlowRule other) {
        return !one.namespaces().isEmpty()
                && !other.namespaces().isEmpty()
                && one.namespaces().stream().noneMatch(other.namespaces()::contains);
    }

    private static List<String> shared(RoutedFlow one, RoutedFlow other) {
        Set<String> shared = new LinkedHashSet<>(outputs(one));
        shared.retainAll(outputs(other));
        return List.copyOf(shared);
    }

    static List<String> outputs(RoutedFlow flow) {
        return flow.outputs().stream()
                .map(OutputReference::output)
                .flatMap(Optional::stream)
                .map(Resource::id)
                .toList();
    }

    /** The flows of two fluentds that do something else with a record; see {@link Router#compare}. */
    static List<RouteDifference> differences(Fluentd before, Fluentd after) {
        Map<String, RoutedFlow> later = byId(after);
        List<RouteDifference> differences = new ArrayList<>();
        for (RoutedFlow flow : before.routedFlows()) {
            RoutedFlow other = later.remove(flow.id());
            difference(before.logging().name(), flow, other == null ? none(flow) : other)
                    .ifPresent(differences::add);
        }
        later.values().forEach(flow -> difference(before.logging().name(), none(flow), flow)
                .ifPresent(differences::add));
        return differences;
    }

    private static Map<String, RoutedFlow> byId(Fluentd fluentd) {
        Map<String, RoutedFlow> byId = new LinkedHashMap<>();
        fluentd.routedFlows().forEach(flow -> byId.put(flow.id(), flow));
        return byId;
    }

    /** A flow in the place of one that a set does not have. */
    private static RoutedFlow none(RoutedFlow flow) {
        return new RoutedFlow(flow.id(), flow.part(), List.of(), true, "", List.of(), List.of());
    }

    private static Optional<RouteDifference> difference(String logging, RoutedFlow before, RoutedFlow after) {
        List<String> earlier = outputs(before);
        List<String> later = outputs(after);
        if (!earlier.equals(later)) {
            Optional<RecordMetadata> both = decidedBy(before, after, true, true);
            if (both.isPresent()) {
                return both.map(record -> new RouteDifference(logging, before.id(), record.toRecord(), earlier, later));
            }
        }
        return onlyIn(before, after)
                .map(record -> new RouteDifference(logging, before.id(), record.toRecord(), earlier, List.of()))
                .or(() -> onlyIn(after, before)
                        .map(record -> new RouteDifference(logging, before.id(), record.toRecord(), List.of(), later)));
    }

    /** A record that the first flow accepts and the second does not. */
    private static Optional<RecordMetadata> onlyIn(RoutedFlow one, RoutedFlow other) {
        if (!one.isRouted()) {
            return Optional.empty();
        }
        Optional<RecordMetadata> excluded = other.isRouted() ? decidedBy(one, other, true, false) : Optional.empty();
        if (excluded.isPresent()) {
            return excluded;
        }
        for (int i = 0; i < one.rules().size(); i++) {
            if (one.rules().get(i).isSelect()) {
                List<FlowRule> avoided = new ArrayList<>(one.rules().subList(0, i));
                avoided.addAll(other.isRouted() ? other.rules() : List.of());
                Optional<RecordMetadata> found =
                        RuleSearch.find(List.of(one.rules().get(i)), avoided).witness();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
