package dev.gleaner.logging.route;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a flow ever accepts a record, by its match list, and how many of its records pass the filters to its outputs.
 *
 * @param flow the operator's id of the flow
 * @param part the flow in its file
 * @param witness a record that it accepts, and that passes the filters if any does; empty if there is none, or if none
 *     was found
 * @param isKnown whether the existence of such a record is certain; a search may end early because of regular
 * expressions, and a filter of the Logging may change what match lists select by
 * @param deadRules the steps of the match list that never decide, because earlier ones apply to all their records
 * @param passing how many of the records that it accepts pass the filters of the Logging and its own
 * @param droppingFilters the filters in front of its outputs that drop records, or may do so
 */
public record FlowReach(
        String flow,
        Part part,
        Optional<Tree.Mapping> witness,
        boolean isKnown,
        List<Part> deadRules,
        Passing passing,
        List<Part> droppingFilters) {
    /** Copies the lists; refuses null. */
    public FlowReach {
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(witness, "witness");
        deadRules = List.copyOf(Objects.requireNonNull(deadRules, "deadRules"));
        Objects.requireNonNull(passing, "passing");
        droppingFilters = List.copyOf(Objects.requireNonNull(droppingFilters, "droppingFilters"));
    }

    /** Whether no record reaches the flow. */
    public boolean isUnreachable() {
        return isKnown && witness.isEmpty();
    }
}
