package dev.gleaner.logging.route;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import java.util.Objects;

/**
 * What a flow does with a record, and why.
 *
 * @param flow the operator's id of the flow, such as {@code flow:team-a:f}
 * @param isAccepted whether the flow accepts the record
 * @param reason the rule that decides, with its position, or why no rule applies
 * @param part the rule that decides; the flow if no rule applies
 */
public record FlowAnswer(String flow, boolean isAccepted, String reason, Part part) implements JsonForm {
    /** Refuses null. */
    public FlowAnswer {
        Objects.requireNonNull(flow, "flow");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(part, "part");
    }

    /** The answer as a mapping: name (of the flow), accepted and reason. */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(
                m -> m.put("name", flow).put("accepted", Tree.flag(isAccepted)).put("reason", reason));
    }

    @Override
    public String toString() {
        return flow + ": " + reason;
    }
}
