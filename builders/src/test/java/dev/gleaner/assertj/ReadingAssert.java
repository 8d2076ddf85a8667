package dev.gleaner.assertj;

import dev.gleaner.document.Reading;
import dev.gleaner.document.Violation;
import java.util.List;

/**
 * Assertions about the violations of an input.
 *
 * @param <T> the type of the value that was read
 */
public final class ReadingAssert<T> extends ViolationsAssert<ReadingAssert<T>, Reading<T>> {
    ReadingAssert(Reading<T> reading) {
        super(reading, ReadingAssert.class);
    }

    @Override
    List<Violation> violations() {
        return actual.violations();
    }

    /** Asserts that there is a violation with a code, such as {@code audit-level-unknown}, and continues with it. */
    public ViolationAssert hasViolation(String code) {
        return withCode(code);
    }
}
