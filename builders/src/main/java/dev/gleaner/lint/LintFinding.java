package dev.gleaner.lint;

import dev.gleaner.document.Violation;
import java.util.Objects;
import java.util.Optional;

/**
 * A violation, and its correction if a certain one is known.
 *
 * @param violation the violation
 * @param correction what to write at the position of the violation; empty if that depends on what is intended
 */
public record LintFinding(Violation violation, Optional<Correction> correction) {
    /** Refuses null. */
    public LintFinding {
        Objects.requireNonNull(violation, "violation");
        Objects.requireNonNull(correction, "correction");
    }
}
