package dev.gleaner.expectation.verify;

import dev.gleaner.document.Position;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.Objects;

/**
 * The result of a case.
 *
 * @param name the name of the case
 * @param position the position of the case in its file
 * @param checked the number of requests or records that were checked
 * @param failures the expectations that do not hold, each at its position; empty if all hold
 */
public record CaseResult(String name, Position position, int checked, List<Violation> failures) {
    /** Copies the list; refuses null. */
    public CaseResult {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(position, "position");
        failures = List.copyOf(Objects.requireNonNull(failures, "failures"));
    }

    /** Whether every expectation holds. */
    public boolean isMet() {
        return failures.isEmpty();
    }
}
