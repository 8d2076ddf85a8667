package dev.gleaner.lint;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.Objects;
import java.util.Optional;

/**
 * A violation, and its correction if a certain one is known.
 *
 * @param violation the violation
 * @param correction what to write at the position of the violation; empty if that depends on what is intended
 */
public record LintFinding(Violation violation, Optional<Correction> correction) implements JsonForm {
    /** Refuses null. */
    public LintFinding {
        Objects.requireNonNull(violation, "violation");
        Objects.requireNonNull(correction, "correction");
    }

    /** The fields of the violation, and the text of the correction if there is one. */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(m -> {
            m.putAll(violation.toTree());
            correction.ifPresent(known -> m.put("correction", known.text()));
        });
    }
}
