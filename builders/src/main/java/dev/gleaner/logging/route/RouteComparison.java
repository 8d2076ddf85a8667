package dev.gleaner.logging.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the flows that treat a record differently in two fluentds; see {@link Router#compare}. */
final class RouteComparison {
    private final Fluentd before;
    private final Fluentd after;
    private final boolean isExact;

    private RouteComparison(Fluentd before, Fluentd after) {
        this.before = before;
        this.after = after;
        this.isExact = !FilterChain.global(before).changesMetadata()
                && !FilterChain.global(after).changesMetadata();
    }

    static List<RouteDifference> of(Fluentd before, Fluentd after) {
        return new RouteComparison(before, after).differences();
    }

    private List<RouteDifference> differences() {
        Map<String, RoutedFlow> later = new LinkedHashMap<>();
        after.routedFlows().forEach(flow -> later.put(flow.id(), flow));
        List<RouteDifference> differences = new ArrayList<>();
        for (RoutedFlow flow : before.routedFlows()) {
            RoutedFlow other = later.remove(flow.id());
            difference(flow, other == null ? none(flow) : other).ifPresent(differences::add);
        }
        later.values().forEach(flow -> difference(none(flow), flow).ifPresent(differences::add));
        ofDefaultFlows().ifPresent(differences::add);
        return differences;
    }

    /** A flow in the place of one that a set does not have. */
    private static RoutedFlow none(RoutedFlow flow) {
        return new RoutedFlow(flow.id(), flow.part(), List.of(), true, "", List.of(), List.of());
    }

    private Optional<RouteDifference> difference(RoutedFlow earlier, RoutedFlow later) {
        Ways ways = new Ways(earlier, later);
        if (earlier.isRouted() && later.isRouted()) {
            RulePairs.cells(earlier, true, later, true).forEach(ways::addBoth);
        }
        cellsOnlyIn(earlier, later).forEach(cells -> cells.forEach(ways::addEarlier));
        cellsOnlyIn(later, earlier).forEach(cells -> cells.forEach(ways::addLater));
        return ways.best();
    }

    /** The records that the first flow accepts and the second does not. */
    private static List<Iterable<Cell>> cellsOnlyIn(RoutedFlow one, RoutedFlow other) {
        if (!one.isRouted()) {
            return List.of();
        }
        return other.isRouted()
                ? List.of(RulePairs.cells(one, true, other, false), RulePairs.cellsOnlyIn(one, other.rules()))
                : List.of(RulePairs.cellsOnlyIn(one, List.of()));
    }

    /** The default flows get what no other flow accepts, in either set. */
    private Optional<RouteDifference> ofDefaultFlows() {
        if (before.defaultFlow().isEmpty() && after.defaultFlow().isEmpty()) {
            return Optional.empty();
        }
        RoutedFlow present = before.defaultFlow().or(after::defaultFlow).orElseThrow();
        Ways ways = new Ways(
                before.defaultFlow().orElse(none(present)), after.defaultFlow().orElse(none(present)));
        new Unaccepted(List.of(before, after)).find().ifPresent(record -> both(record, ways::addBoth));
        acceptedOnlyIn(after, before).ifPresent(record -> both(record, ways::addEarlier));
        acceptedOnlyIn(before, after).ifPresent(record -> both(record, ways::addLater));
        return ways.best();
    }

    /**
     * Adds a record twice: alone, which gives a certain answer, and as one of any records that the default flow gets,
     * which gives an uncertain one.
     */
    private static void both(RecordMetadata record, Consumer<Cell> add) {
        add.accept(Cell.of(record));
        add.accept(Cell.any(record));
    }

    /** A record that a flow of the first fluentd accepts, and none of the second. */
    private static Optional<RecordMetadata> acceptedOnlyIn(Fluentd accepting, Fluentd other) {
        for (RoutedFlow flow : accepting.routedFlows()) {
            for (int i = 0; i < flow.rules().size(); i++) {
                if (flow.isRouted() && flow.rules().get(i).isSelect()) {
                    Optional<RecordMetadata> found = new Unaccepted(List.of(other)).findAcceptedBy(flow, i);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The ways of the records of a flow in the two sets; the best difference is one that is certain. */
    private final class Ways {
        private final RoutedFlow earlier;
        private final RoutedFlow later;
        private final FilterChain ofEarlier;
        private final FilterChain ofLater;
        private Optional<RouteDifference> best = Optional.empty();

        Ways(RoutedFlow earlier, RoutedFlow later) {
            this.earlier = earlier;
            this.later = later;
            this.ofEarlier = FilterChain.of(before, earlier);
            this.ofLater = FilterChain.of(after, later);
        }

        /** Notes records that both flows accept. */
        void addBoth(Cell cell) {
            if (!Coverage.outputs(earlier).equals(Coverage.outputs(later)) || !ofEarlier.isSameAs(ofLater)) {
                add(cell, ofEarlier.passing(cell), ofLater.passing(cell));
            }
        }

        void addEarlier(Cell cell) {
            add(cell, ofEarlier.passing(cell), Passing.NONE);
        }

        void addLater(Cell cell) {
            add(cell, Passing.NONE, ofLater.passing(cell));
        }

        private void add(Cell cell, Passing first, Passing second) {
            List<String> from = first == Passing.NONE ? List.of() : Coverage.outputs(earlier);
            List<String> to = second == Passing.NONE ? List.of() : Coverage.outputs(later);
            boolean isCertain = isExact && first != Passing.DEPENDS && second != Passing.DEPENDS;
            if (from.isEmpty() && to.isEmpty()
                    || isCertain && from.equals(to)
                    || best.filter(found -> found.isCertain() || !isCertain).isPresent()) {
                return;
            }
            best = Optional.of(new RouteDifference(
                    before.logging().name(), earlier.id(), cell.sample().toRecord(), from, to, isCertain));
        }

        Optional<RouteDifference> best() {
            return best;
        }
    }
}
