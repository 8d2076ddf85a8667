package dev.gleaner.audit.replay;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import java.io.Serializable;
import java.util.Objects;

/**
 * The events of a log before and after a policy is applied.
 *
 * @param before the events in the log
 * @param after the events that the policy would record
 */
public record Change(Tally before, Tally after) implements JsonForm, Serializable {
    /** No events. */
    public static final Change NONE = new Change(Tally.NONE, Tally.NONE);

    /** Refuses null. */
    public Change {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /** The sum of this change and another one. */
    public Change plus(Change other) {
        return new Change(before.plus(other.before), after.plus(other.after));
    }

    /** The change as a mapping: before and after. */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(m -> m.put("before", before.toTree()).put("after", after.toTree()));
    }
}
