package dev.gleaner.expectation.verify;

import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Violation;
import dev.gleaner.expectation.Expectation;
import dev.gleaner.expectation.ExpectationCase;
import dev.gleaner.expectation.Expectations;
import dev.gleaner.expectation.UnmetFault;
import dev.gleaner.expectation.verify.Subjects.CaseSubjects;
import dev.gleaner.expectation.verify.Subjects.NamedRecord;
import java.util.ArrayList;
import java.util.List;

/** Runs the cases of a file whose policy, manifests, requests and records are loaded. */
final class CaseRunner {
    /** The maximum number of failures that are kept of a case. */
    private static final int MOST_FAILURES = 20;

    private final Subjects subjects;

    CaseRunner(Subjects subjects) {
        this.subjects = subjects;
    }

    /** The results, in the order of the cases. */
    List<CaseResult> run(Expectations expectations, Part document) {
        List<CaseResult> results = new ArrayList<>();
        List<Part> parts = document.field("cases").items();
        for (int i = 0; i < parts.size(); i++) {
            results.add(run(
                    expectations.cases().get(i), parts.get(i), subjects.cases().get(i)));
        }
        return results;
    }

    private CaseResult run(ExpectationCase one, Part part, CaseSubjects about) {
        List<Violation> failures = new ArrayList<>();
        List<Part> parts = part.field("expect").items();
        int more = 0;
        for (int i = 0; i < parts.size(); i++) {
            Expectation expectation = one.expect().get(i);
            Part at = parts.get(i);
            for (AuditRequest request : about.requests()) {
                more += keep(subjects.policy().orElseThrow().verify(request, expectation, at), failures);
            }
            for (NamedRecord record : about.records()) {
                more += keep(
                        subjects.routes().orElseThrow().verify(record.name(), record.record(), expectation, at),
                        failures);
            }
        }
        if (more > 0) {
            failures.add(part.field("name").violation(UnmetFault.MORE, more));
        }
        return new CaseResult(
                one.name(),
                part.tree().position(),
                about.requests().size() + about.records().size(),
                failures);
    }

    /** Keeps failures while there are few; returns the number of the others. */
    private static int keep(List<Violation> found, List<Violation> failures) {
        int room = Math.max(0, Math.min(found.size(), MOST_FAILURES - failures.size()));
        failures.addAll(found.subList(0, room));
        return found.size() - room;
    }
}
