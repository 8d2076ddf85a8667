package dev.gleaner.assertj;

import dev.gleaner.document.Violation;
import dev.gleaner.lint.Lint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assertions about what the checks of files report. The checks run once. */
public final class LintAssert extends ViolationsAssert<LintAssert, Lint> {
    private @Nullable List<Violation> reported;

    LintAssert(Lint lint) {
        super(lint, LintAssert.class);
    }

    @Override
    List<Violation> violations() {
        if (reported == null) {
            reported = actual.run();
        }
        return reported;
    }

    /**
     * Asserts that there is a violation with a code, such as {@code field-unknown}, and continues with it.
     *
     * @throws IllegalArgumentException if there is no such code; the message has the nearest one
     */
    public ViolationAssert reports(String code) {
        requireCode(code);
        return withCode(code);
    }

    /**
     * Asserts that there is no violation with a code.
     *
     * @throws IllegalArgumentException if there is no such code; the message has the nearest one
     */
    public LintAssert doesNotReport(String code) {
        requireCode(code);
        List<Violation> found = ofCode(code);
        if (!found.isEmpty()) {
            failWithMessage("expected no violation %s, found %s", code, listed(found));
        }
        return this;
    }

    /** Refuses a code that no check reports, as a Lint itself does. */
    private void requireCode(String code) {
        isNotNull();
        Lint unused = actual.without(code);
    }
}
