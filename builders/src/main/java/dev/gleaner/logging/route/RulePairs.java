package dev.gleaner.logging.route;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The records about which two flows decide, found lazily. */
final class RulePairs {
    private RulePairs() {}

    /** The groups of records about which a rule of each flow decides: a select, or an exclude. */
    static Iterable<Cell> cells(RoutedFlow one, boolean oneSelects, RoutedFlow other, boolean otherSelects) {
        return () -> IntStream.range(0, one.rules().size())
                .boxed()
                .flatMap(i -> IntStream.range(0, other.rules().size())
                        .boxed()
                        .flatMap(j -> cells(one, i, oneSelects, other, j, otherSelects)))
                .iterator();
    }

    private static Stream<Cell> cells(
            RoutedFlow one, int i, boolean oneSelects, RoutedFlow other, int j, boolean otherSelects) {
        FlowRule first = one.rules().get(i);
        FlowRule second = other.rules().get(j);
        if (first.isSelect() != oneSelects || second.isSelect() != otherSelects || areApart(first, second)) {
            return Stream.empty();
        }
        List<FlowRule> earlier = new ArrayList<>(one.rules().subList(0, i));
        earlier.addAll(other.rules().subList(0, j));
        return RuleSearch.cells(List.of(first, second), earlier).stream();
    }

    private static boolean areApart(FlowRule one, FlowRule other) {
        return !one.namespaces().isEmpty()
                && !other.namespaces().isEmpty()
                && one.namespaces().stream().noneMatch(other.namespaces()::contains);
    }

    /** The groups of records that a flow accepts and no rule of another decides about. */
    static Iterable<Cell> cellsOnlyIn(RoutedFlow flow, List<FlowRule> avoided) {
        return () -> IntStream.range(0, flow.rules().size())
                .filter(i -> flow.rules().get(i).isSelect())
                .boxed()
                .flatMap(i -> {
                    List<FlowRule> outside = new ArrayList<>(flow.rules().subList(0, i));
                    outside.addAll(avoided);
                    return RuleSearch.cells(List.of(flow.rules().get(i)), outside).stream();
                })
                .iterator();
    }
}
