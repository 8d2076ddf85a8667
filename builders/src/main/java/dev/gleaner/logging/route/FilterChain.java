package dev.gleaner.logging.route;

import dev.gleaner.document.Part;
import dev.gleaner.logging.filter.ConcatFilter;
import dev.gleaner.logging.filter.DetectExceptionsFilter;
import dev.gleaner.logging.filter.Filter;
import dev.gleaner.logging.filter.GrepFilter;
import dev.gleaner.logging.filter.OpaqueFilter;
import dev.gleaner.logging.filter.ParserFilter;
import dev.gleaner.logging.filter.SumologicFilter;
import dev.gleaner.logging.filter.ThrottleFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The filters that a record passes before the outputs of a flow: those of the Logging, then those of the flow. An answer
 * about a cell is certain, or {@link Passing#DEPENDS}.
 */
final class FilterChain {
    private final List<Step> steps = new ArrayList<>();
    private final boolean isShared;

    private record Step(Filter filter, Part part) {}

    /**
     * A chain.
     *
     * @param isShared whether a filter of any flow changes nested metadata, which the flows share
     */
    private FilterChain(boolean isShared) {
        this.isShared = isShared;
    }

    /** The filters in front of the outputs of a flow. */
    static FilterChain of(Fluentd fluentd, RoutedFlow flow) {
        FilterChain chain = global(fluentd);
        boolean isDefault = fluentd.defaultFlow().filter(flow::equals).isPresent();
        Part owner = isDefault ? flow.part() : flow.part().field("spec");
        chain.add(flow.filters(), owner.field("filters"));
        return chain;
    }

    /** The filters in front of the router. */
    static FilterChain global(Fluentd fluentd) {
        FilterChain chain =
                new FilterChain(Stream.concat(fluentd.routedFlows().stream(), fluentd.defaultFlow().stream())
                        .flatMap(flow -> flow.filters().stream())
                        .anyMatch(MetadataChange::isShared));
        chain.add(
                fluentd.globalFilters(), fluentd.logging().part().field("spec").field("globalFilters"));
        return chain;
    }

    private void add(List<Filter> filters, Part list) {
        List<Part> items = list.items();
        for (int i = 0; i < filters.size(); i++) {
            // The list of an object that a chart renders has no place in a file.
            steps.add(new Step(filters.get(i), i < items.size() ? items.get(i) : list));
        }
    }

    /** How many records of a cell pass all filters. */
    Passing passing(Cell cell) {
        Passing passing = Passing.ALL;
        boolean isKnown = !isShared;
        for (Step step : steps) {
            passing = passing.and(passing(step.filter(), cell, isKnown));
            isKnown &= !MetadataChange.isIn(step.filter());
        }
        return passing;
    }

    private static Passing passing(Filter filter, Cell cell, boolean isKnown) {
        if (filter instanceof GrepFilter grep) {
            return isKnown ? new GrepStage(grep).passing(cell) : Passing.DEPENDS;
        }
        return mayDrop(filter) ? Passing.DEPENDS : Passing.ALL;
    }

    private static boolean mayDrop(Filter filter) {
        if (filter instanceof ParserFilter parser) {
            return !parser.reserveData().orElse(false);
        }
        if (filter instanceof SumologicFilter sumologic) {
            return Stream.of(
                            sumologic.excludeNamespaceRegex(),
                            sumologic.excludePodRegex(),
                            sumologic.excludeContainerRegex(),
                            sumologic.excludeHostRegex(),
                            sumologic.excludeFacilityRegex(),
                            sumologic.excludePriorityRegex(),
                            sumologic.excludeUnitRegex())
                    .anyMatch(expression -> expression.isPresent());
        }
        return filter instanceof ThrottleFilter
                || filter instanceof ConcatFilter
                || filter instanceof DetectExceptionsFilter
                || filter instanceof OpaqueFilter;
    }

    /** Whether the filters change what match lists select by. */
    boolean changesMetadata() {
        return isShared || steps.stream().anyMatch(step -> MetadataChange.isIn(step.filter()));
    }

    /** The filters that drop some of the records, or may do so. */
    List<Part> droppingParts() {
        return steps.stream()
                .filter(step -> step.filter() instanceof GrepFilter || mayDrop(step.filter()))
                .map(Step::part)
                .toList();
    }

    /** Whether both let the same records pass, for any records. */
    boolean isSameAs(FilterChain other) {
        return steps.stream()
                .map(Step::filter)
                .toList()
                .equals(other.steps.stream().map(Step::filter).toList());
    }
}
