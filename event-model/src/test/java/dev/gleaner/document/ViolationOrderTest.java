package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Violations are reported by position, and at the same position errors before warnings. */
class ViolationOrderTest {
    private static final List<Violation> ORDERED = List.of(
            violation(1, 1, Severity.ERROR),
            violation(1, 1, Severity.WARNING),
            violation(1, 2, Severity.WARNING),
            violation(2, 1, Severity.ERROR),
            violation(2, 1, Severity.WARNING));

    private static Violation violation(int line, int column, Severity severity) {
        return new Violation("f", new Position(line, column), FieldPath.ROOT, severity, "a-code", "a message");
    }

    @Test
    void errorsPrecedeWarningsAtTheSamePosition() {
        for (int seed = 0; seed < 100; seed++) {
            List<Violation> shuffled = new ArrayList<>(ORDERED);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(shuffled.stream().sorted(Violation.ORDER))
                    .as("seed %d", seed)
                    .isEqualTo(ORDERED);
        }
    }

    /** A built value has no positions; its violations stay in the order of its fields. */
    @Test
    void thoseWithoutAPositionComeLastAsTheyWereFound() {
        Violation warning = violation(0, 0, Severity.WARNING);
        Violation error = violation(0, 0, Severity.ERROR);
        assertThat(List.of(warning, ORDERED.get(4), error).stream().sorted(Violation.ORDER))
                .containsExactly(ORDERED.get(4), warning, error);
    }
}
