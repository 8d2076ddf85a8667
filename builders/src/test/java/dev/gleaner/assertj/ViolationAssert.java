package dev.gleaner.assertj;

import dev.gleaner.document.Violation;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/** Assertions about violations with the same code: one of them has everything that is asserted. */
public final class ViolationAssert extends AbstractAssert<ViolationAssert, List<Violation>> {
    ViolationAssert(List<Violation> violations) {
        super(violations, ViolationAssert.class);
    }

    /** Asserts the name of the file; empty for an input without a name. */
    public ViolationAssert inFile(String name) {
        return with(
                "in the file " + Violation.quoted(name),
                violation -> violation.file().equals(name));
    }

    /** Asserts the line, from 1. */
    public ViolationAssert atLine(int line) {
        return with("in line " + line, violation -> violation.position().line() == line);
    }

    /** Asserts the line and the column, from 1. */
    public ViolationAssert at(int line, int column) {
        return with(
                "at " + line + ":" + column,
                violation -> violation.position().line() == line
                        && violation.position().column() == column);
    }

    /** Asserts the path, such as {@code rules[0].level}. */
    public ViolationAssert atPath(String path) {
        return with("at " + path, violation -> violation.path().toString().equals(path));
    }

    /** Asserts a part of the message. */
    public ViolationAssert withMessage(String part) {
        return with(
                "with the message " + Violation.quoted(part),
                violation -> violation.message().contains(part));
    }

    private ViolationAssert with(String words, Predicate<Violation> condition) {
        List<Violation> left = actual.stream().filter(condition).toList();
        if (left.isEmpty()) {
            failWithMessage("expected a violation %s, found %s", words, ViolationsAssert.listed(actual));
        }
        return new ViolationAssert(left);
    }
}
