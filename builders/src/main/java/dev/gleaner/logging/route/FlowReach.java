package dev.gleaner.logging.route;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a flow ever accepts a record, by its match list alone.
 *
 * @param flow the operator's id of the flow
 * @param part the flow in its file
 * @param witness a record that it accepts; empty if there is none, or if none was found
 * @param isKnown whether the answer is certain; a search may end early because of regular expressions
 * @param deadRules the steps of the match list that never decide, because earlier ones apply to all their records
 */
public record FlowReach(String flow, Part part, Optional<Tree.Mapping> witness, boolean isKnown, List<Part> deadRules) {
    /** Copies the list; refuses null. */
    public FlowReach {
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(witness, "witness");
        deadRules = List.copyOf(Objects.requireNonNull(deadRules, "deadRules"));
    }

    /** Whether no record reaches the flow. */
    public boolean isUnreachable() {
        return isKnown && witness.isEmpty();
    }
}
