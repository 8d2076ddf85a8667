package dev.gleaner.logging.route;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.resources.OutputReference;
import dev.gleaner.logging.resources.Resource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the flows of a fluentd cover, for all possible records: any namespace, host, container and labels. Match lists are
 * read exactly, apart from regular expressions of namespaces and lists with many thousand combinations. Filters are read
 * exactly where they test what match lists name; what depends on other fields, other records or the time is
 * {@link Passing#DEPENDS}. An answer that is not certain says so. Tags are not considered.
 */
public final class Coverage {
    private final Fluentd fluentd;

    Coverage(Fluentd fluentd) {
        this.fluentd = fluentd;
    }

    /** Whether each flow ever accepts a record, in fluentd's order, without the default flow. */
    public List<FlowReach> flows() {
        boolean isExact = !FilterChain.global(fluentd).changesMetadata();
        return fluentd.routedFlows().stream().map(flow -> reach(flow, isExact)).toList();
    }

    private FlowReach reach(RoutedFlow flow, boolean isExact) {
        FilterChain chain = FilterChain.of(fluentd, flow);
        Witnesses witnesses = new Witnesses();
        boolean isKnown = isExact;
        List<Part> dead = new ArrayList<>();
        for (int i = 0; i < flow.rules().size(); i++) {
            FlowRule rule = flow.rules().get(i);
            List<FlowRule> earlier = flow.rules().subList(0, i);
            RuleSearch.Finding finding = RuleSearch.find(List.of(rule), earlier);
            if (isExact && finding.witness().isEmpty() && finding.isExact()) {
                dead.add(rule.part());
            }
            if (rule.isSelect() && flow.isRouted()) {
                isKnown &= finding.isExact();
                RuleSearch.cells(List.of(rule), earlier)
                        .forEach(cell -> witnesses.add(cell.sample(), chain.passing(cell)));
            }
        }
        return new FlowReach(
                flow.id(),
                flow.part(),
                witnesses.best(),
                isKnown || isExact && witnesses.best().isPresent(),
                dead,
                isKnown ? witnesses.passing() : Passing.DEPENDS,
                chain.droppingParts());
    }

    /** Sample records of a flow, and how many of the records like them pass its filters. */
    private static final class Witnesses {
        private Optional<Tree.Mapping> best = Optional.empty();
        private Passing ofBest = Passing.NONE;
        private Optional<Passing> all = Optional.empty();

        void add(RecordMetadata record, Passing passing) {
            if (best.isEmpty() || passing.compareTo(ofBest) < 0) {
                best = Optional.of(record.toRecord());
                ofBest = passing;
            }
            all = Optional.of(all.map(passing::beside).orElse(passing));
        }

        Optional<Tree.Mapping> best() {
            return best;
        }

        Passing passing() {
            return all.orElse(Passing.NONE);
        }
    }

    /**
     * A record that no flow accepts: it goes to the default flow, or nowhere. Empty if every record is accepted, or if
     * none was found after many thousand steps.
     */
    public Optional<Tree.Mapping> unaccepted() {
        return new Unaccepted(List.of(fluentd)).find().map(RecordMetadata::toRecord);
    }

    /** Whether the default flow ever gets a record; empty if the Logging has none. */
    public Optional<FlowReach> defaultFlow() {
        return fluentd.defaultFlow().map(flow -> {
            FilterChain chain = FilterChain.of(fluentd, flow);
            Optional<RecordMetadata> record = new Unaccepted(List.of(fluentd)).find();
            return new FlowReach(
                    flow.id(),
                    flow.part(),
                    record.map(RecordMetadata::toRecord),
                    record.isPresent() && !FilterChain.global(fluentd).changesMetadata(),
                    List.of(),
                    record.map(sample -> chain.passing(Cell.any(sample))).orElse(Passing.NONE),
                    chain.droppingParts());
        });
    }

    /**
     * A record that reaches no output, because no flow accepts it or because filters drop it. A record about which this
     * is certain is preferred. Empty if none was found.
     */
    public Optional<Undelivered> undelivered() {
        boolean isExact = !FilterChain.global(fluentd).changesMetadata();
        Optional<Undelivered> likely = Optional.empty();
        for (RecordMetadata record : samples()) {
            Passing passing = delivery(record);
            if (passing == Passing.NONE && isExact) {
                return Optional.of(new Undelivered(record.toRecord(), true));
            }
            if (passing != Passing.ALL && likely.isEmpty()) {
                likely = Optional.of(new Undelivered(record.toRecord(), false));
            }
        }
        return likely;
    }

    /** A record that no flow accepts, and a record for each case that the rules of the flows distinguish. */
    private List<RecordMetadata> samples() {
        List<RecordMetadata> samples = new ArrayList<>();
        new Unaccepted(List.of(fluentd)).find().ifPresent(samples::add);
        for (RoutedFlow flow : fluentd.routedFlows()) {
            for (int i = 0; i < flow.rules().size(); i++) {
                RuleSearch.cells(List.of(flow.rules().get(i)), flow.rules().subList(0, i))
                        .forEach(cell -> samples.add(cell.sample()));
            }
        }
        return samples;
    }

    /** Whether a record reaches an output. */
    private Passing delivery(RecordMetadata record) {
        Acceptance acceptance = fluentd.newAcceptance();
        fluentd.decide(record, acceptance);
        if (acceptance.failed() >= 0) {
            return Passing.DEPENDS;
        }
        Passing delivery = Passing.NONE;
        int first = acceptance.next(0);
        for (int i = first; i >= 0; i = acceptance.next(i + 1)) {
            delivery = delivery.or(delivery(fluentd.routedFlows().get(i), record));
        }
        return first >= 0
                ? delivery
                : fluentd.defaultFlow().map(flow -> delivery(flow, record)).orElse(Passing.NONE);
    }

    private Passing delivery(RoutedFlow flow, RecordMetadata record) {
        return flow.outputs().isEmpty()
                ? Passing.NONE
                : FilterChain.of(fluentd, flow).passing(Cell.of(record));
    }

    /**
     * The pairs of flows that accept the same record, where filters of neither drop all such records. It takes a step
     * for each pair of flows.
     */
    public List<FlowOverlap> overlaps() {
        List<RoutedFlow> flows = fluentd.routedFlows();
        List<FilterChain> chains =
                flows.stream().map(flow -> FilterChain.of(fluentd, flow)).toList();
        List<FlowOverlap> overlaps = new ArrayList<>();
        for (int i = 0; i < flows.size(); i++) {
            for (int j = i + 1; j < flows.size(); j++) {
                overlap(flows.get(i), chains.get(i), flows.get(j), chains.get(j))
                        .ifPresent(overlaps::add);
            }
        }
        return overlaps;
    }

    private static Optional<FlowOverlap> overlap(
            RoutedFlow one, FilterChain ofOne, RoutedFlow other, FilterChain ofOther) {
        if (!one.isRouted() || !other.isRouted()) {
            return Optional.empty();
        }
        Optional<FlowOverlap> likely = Optional.empty();
        for (Cell cell : RulePairs.cells(one, true, other, true)) {
            Passing passing = ofOne.passing(cell).and(ofOther.passing(cell));
            FlowOverlap overlap = new FlowOverlap(
                    one.id(), other.id(), cell.sample().toRecord(), shared(one, other), passing == Passing.ALL);
            if (passing == Passing.ALL) {
                return Optional.of(overlap);
            }
            if (passing == Passing.DEPENDS && likely.isEmpty()) {
                likely = Optional.of(overlap);
            }
        }
        return likely;
    }

    private static List<String> shared(RoutedFlow one, RoutedFlow other) {
        Set<String> shared = new LinkedHashSet<>(outputs(one));
        shared.retainAll(outputs(other));
        return List.copyOf(shared);
    }

    /** The ids of the outputs of a flow. */
    static List<String> outputs(RoutedFlow flow) {
        return flow.outputs().stream()
                .map(OutputReference::output)
                .flatMap(Optional::stream)
                .map(Resource::id)
                .toList();
    }
}
