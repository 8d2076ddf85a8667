package dev.gleaner.expectation.verify;

import dev.gleaner.document.Violation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The result of running a file of expectations.
 *
 * @param file the name of the file
 * @param name the name in its metadata; the name of the file if it has none
 * @param violations the mistakes in the file, and in the policy and the manifests that it names; with an error, no case
 *     has run
 * @param cases the results of the cases, in order
 */
public record ExpectationReport(String file, String name, List<Violation> violations, List<CaseResult> cases) {
    /** Copies the lists; refuses null. */
    public ExpectationReport {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(name, "name");
        violations = List.copyOf(Objects.requireNonNull(violations, "violations"));
        cases = List.copyOf(Objects.requireNonNull(cases, "cases"));
    }

    /** Whether every case has run and every expectation holds. */
    public boolean isMet() {
        return !hasErrors() && cases.stream().allMatch(CaseResult::isMet);
    }

    /** Whether no case has run, because there are errors in the file or in what it names. */
    public boolean hasErrors() {
        return violations.stream().anyMatch(Violation::isError);
    }

    /** The number of cases with an expectation that does not hold. */
    public int failed() {
        return (int) cases.stream().filter(result -> !result.isMet()).count();
    }

    /** The mistakes, followed by the expectations that do not hold. */
    public List<Violation> problems() {
        return Stream.concat(violations.stream(), cases.stream().flatMap(result -> result.failures().stream()))
                .toList();
    }
}
