package dev.gleaner.assertj;

import dev.gleaner.document.Reading;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about the violations of an input.
 *
 * @param <T> the type of the value that was read
 */
public final class ReadingAssert<T> extends AbstractAssert<ReadingAssert<T>, Reading<T>> {
    ReadingAssert(Reading<T> reading) {
        super(reading, ReadingAssert.class);
    }

    /** Asserts that there is neither an error nor a warning. */
    public ReadingAssert<T> hasNoViolations() {
        isNotNull();
        if (!actual.violations().isEmpty()) {
            failWithMessage("expected no violation, found %s", listed(actual.violations()));
        }
        return this;
    }

    /** Asserts that there is no error; warnings are allowed. */
    public ReadingAssert<T> hasNoErrors() {
        isNotNull();
        List<Violation> errors =
                actual.violations().stream().filter(Violation::isError).toList();
        if (!errors.isEmpty()) {
            failWithMessage("expected no error, found %s", listed(errors));
        }
        return this;
    }

    /** Asserts that there is a violation with a code, such as {@code audit-level-unknown}, and continues with it. */
    public ViolationAssert hasViolation(String code) {
        isNotNull();
        List<Violation> found = actual.violations().stream()
                .filter(violation -> violation.code().equals(code))
                .toList();
        if (found.isEmpty()) {
            failWithMessage("expected a violation %s, found %s", code, listed(actual.violations()));
        }
        return new ViolationAssert(found);
    }

    static String listed(List<Violation> violations) {
        return violations.isEmpty()
                ? "none"
                : violations.stream().map(violation -> "\n  " + violation).collect(Collectors.joining());
    }
}
