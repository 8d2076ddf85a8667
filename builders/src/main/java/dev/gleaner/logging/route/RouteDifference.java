package dev.gleaner.logging.route;

import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Objects;

/**
 * Records that a flow treats differently in two sets of manifests.
 *
 * @param logging the name of the Logging
 * @param flow the operator's id of the flow; that of the Logging for its default flow
 * @param witness such a record
 * @param before the outputs that the flow of the first set sends it to; empty if it does not accept the record, if a
 *     filter drops it, or if there is no such flow
 * @param after the outputs that the flow of the second set sends it to
 * @param isCertain whether all records with this metadata go there; otherwise filters of one of the sets may drop them
 */
public record RouteDifference(
        String logging, String flow, Tree.Mapping witness, List<String> before, List<String> after, boolean isCertain) {
    /** Copies the lists; refuses null. */
    public RouteDifference {
        Objects.requireNonNull(logging, "logging");
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(witness, "witness");
        before = List.copyOf(Objects.requireNonNull(before, "before"));
        after = List.copyOf(Objects.requireNonNull(after, "after"));
    }
}
