package dev.gleaner.logging.route;

import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Objects;

/**
 * Two flows that accept the same records.
 *
 * @param one the operator's id of a flow
 * @param other the operator's id of a later flow
 * @param witness a record that both accept
 * @param sharedOutputs the outputs that get such records twice, such as {@code clusteroutput:logging:all}; empty if the
 *     flows send to different ones
 * @param isCertain whether records like the witness pass the filters of both; otherwise filters may drop them
 */
public record FlowOverlap(
        String one, String other, Tree.Mapping witness, List<String> sharedOutputs, boolean isCertain) {
    /** Copies the list; refuses null. */
    public FlowOverlap {
        Objects.requireNonNull(one, "one");
        Objects.requireNonNull(other, "other");
        Objects.requireNonNull(witness, "witness");
        sharedOutputs = List.copyOf(Objects.requireNonNull(sharedOutputs, "sharedOutputs"));
    }
}
