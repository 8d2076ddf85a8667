package dev.gleaner.assertj;

import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.expectation.Expectation;
import dev.gleaner.expectation.verify.DecisionVerifier;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what a policy records of one request. */
public final class RequestAssert extends AbstractAssert<RequestAssert, AuditRequest> {
    private final DecisionVerifier verifier;

    RequestAssert(AuditRequest request, DecisionVerifier verifier) {
        super(request, RequestAssert.class);
        this.verifier = verifier;
    }

    /** Asserts the level {@code Metadata}. */
    public RequestAssert atMetadata() {
        return at(AuditLevel.METADATA);
    }

    /** Asserts the level {@code Request}. */
    public RequestAssert atRequest() {
        return at(AuditLevel.REQUEST);
    }

    /** Asserts the level {@code RequestResponse}. */
    public RequestAssert atRequestResponse() {
        return at(AuditLevel.REQUEST_RESPONSE);
    }

    /** Asserts the level, whatever stages are omitted. */
    public RequestAssert at(AuditLevel level) {
        return meets(e -> e.level(level));
    }

    /** Asserts the level at a stage; {@code None} if the stage is omitted. */
    public RequestAssert at(Stage stage, AuditLevel level) {
        return meets(e -> e.stage(stage).level(level));
    }

    /** Asserts the index of the rule that decides, from 0. */
    public RequestAssert byRule(int index) {
        return meets(e -> e.rule(index));
    }

    /** Asserts that no rule matches. */
    public RequestAssert byNoRule() {
        return meets(e -> e.noRule());
    }

    /** Asserts the omitted stages, in any order. */
    public RequestAssert omitting(Stage... stages) {
        return meets(e -> e.omitStages(List.of(stages)));
    }

    private RequestAssert meets(Consumer<Expectation.Builder> spec) {
        isNotNull();
        List<Violation> failures = verifier.verify(actual, Expectation.of(spec));
        if (!failures.isEmpty()) {
            failWithMessage("%s", failures.get(0).message());
        }
        return this;
    }
}
