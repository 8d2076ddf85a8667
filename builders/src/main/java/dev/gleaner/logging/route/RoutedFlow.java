package dev.gleaner.logging.route;

import dev.gleaner.document.Part;
import dev.gleaner.logging.filter.DetectExceptionsFilter;
import dev.gleaner.logging.filter.Filter;
import dev.gleaner.logging.filter.TagNormaliserFilter;
import dev.gleaner.logging.resources.OutputReference;
import java.util.List;

/**
 * A flow of a fluentd with its rules.
 *
 * @param id the operator's id, such as {@code clusterflow:cattle-logging-system:audit}
 * @param part the flow in its file
 * @param rules the rules, of which the first one that applies decides
 * @param isRouted whether the router sends records to it; otherwise only an output {@code relabel} does
 * @param label the name of its label in fluentd, such as {@code @audit}; empty means a generated one
 * @param filters the filters, in order
 * @param outputs the outputs, in order
 */
record RoutedFlow(
        String id,
        Part part,
        List<FlowRule> rules,
        boolean isRouted,
        String label,
        List<Filter> filters,
        List<OutputReference> outputs) {
    RoutedFlow {
        rules = List.copyOf(rules);
        filters = List.copyOf(filters);
        outputs = List.copyOf(outputs);
    }

    /** Whether fluentd has a match section for it: an output, or a filter that the operator writes as one. */
    boolean hasMatchSection() {
        return !outputs.isEmpty()
                || filters.stream()
                        .anyMatch(filter ->
                                filter instanceof TagNormaliserFilter || filter instanceof DetectExceptionsFilter);
    }

    /** The index of the rule that decides about a record; -1 if none applies, -2 - index for an error. */
    int decide(RecordMetadata record) {
        for (int i = 0; i < rules.size(); i++) {
            FlowRule.Outcome outcome = rules.get(i).test(record);
            if (outcome != FlowRule.Outcome.MISS) {
                return outcome == FlowRule.Outcome.HIT ? i : -2 - i;
            }
        }
        return -1;
    }
}
