package dev.gleaner.logging.route;

import dev.gleaner.document.Tree;
import java.util.Objects;

/**
 * A record that reaches no output.
 *
 * @param record the record
 * @param isCertain whether no record with its metadata reaches an output; otherwise it depends on what filters do
 */
public record Undelivered(Tree.Mapping record, boolean isCertain) {
    /** Refuses null. */
    public Undelivered {
        Objects.requireNonNull(record, "record");
    }
}
