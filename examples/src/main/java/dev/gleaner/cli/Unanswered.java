package dev.gleaner.cli;

import dev.gleaner.audit.analyze.AnalysisLimitException;
import dev.gleaner.audit.review.AnalysisFault;
import dev.gleaner.audit.review.PolicyReview;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Violation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The questions about a policy that an analysis has no answer to within its steps. Not thread-safe. */
final class Unanswered {
    /** The maximum number of steps of a question, which take about ten seconds. */
    static final long STEPS = 10 * PolicyReview.DEFAULT_STEPS;

    private final String file;
    private final List<String> questions = new ArrayList<>();

    /** No questions about the policy in a file yet. */
    Unanswered(String file) {
        this.file = file;
    }

    /** The answer to a question; empty if there is none. */
    <T> Optional<T> ask(String question, Supplier<T> answer) {
        try {
            return Optional.of(answer.get());
        } catch (AnalysisLimitException e) {
            add(question);
            return Optional.empty();
        }
    }

    /** Adds a question. */
    void add(String question) {
        questions.add(question);
    }

    /** Prints a warning that names the questions, and returns the exit code: a missing answer is a failed check. */
    int report(PrintWriter err) {
        if (questions.isEmpty()) {
            return Gleaner.SUCCESS;
        }
        Gleaner.report(
                List.of(Violation.of(
                        AnalysisFault.ANALYSIS_GIVEN_UP,
                        file,
                        Position.NONE,
                        FieldPath.ROOT,
                        STEPS,
                        String.join(", ", questions))),
                err);
        return Gleaner.VIOLATIONS;
    }
}
