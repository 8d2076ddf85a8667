package dev.gleaner.assertj;

import dev.gleaner.document.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about violations.
 *
 * @param <S> the type of the assertions
 * @param <A> the type of what has the violations
 */
public abstract class ViolationsAssert<S extends ViolationsAssert<S, A>, A> extends AbstractAssert<S, A> {
    ViolationsAssert(A actual, Class<?> type) {
        super(actual, type);
    }

    /** All violations of the actual value. */
    abstract List<Violation> violations();

    /** Asserts that there is neither an error nor a warning. */
    public S hasNoViolations() {
        isNotNull();
        if (!violations().isEmpty()) {
            failWithMessage("expected no violation, found %s", listed(violations()));
        }
        return myself;
    }

    /** Asserts that there is no error; warnings are allowed. */
    public S hasNoErrors() {
        isNotNull();
        List<Violation> errors =
                violations().stream().filter(Violation::isError).toList();
        if (!errors.isEmpty()) {
            failWithMessage("expected no error, found %s", listed(errors));
        }
        return myself;
    }

    /** The violations with a code; there is at least one. */
    final ViolationAssert withCode(String code) {
        isNotNull();
        List<Violation> found = ofCode(code);
        if (found.isEmpty()) {
            failWithMessage("expected a violation %s, found %s", code, listed(violations()));
        }
        return new ViolationAssert(found);
    }

    final List<Violation> ofCode(String code) {
        return violations().stream()
                .filter(violation -> violation.code().equals(code))
                .toList();
    }

    static String listed(List<Violation> violations) {
        return violations.isEmpty()
                ? "none"
                : violations.stream().map(violation -> "\n  " + violation).collect(Collectors.joining());
    }
}
