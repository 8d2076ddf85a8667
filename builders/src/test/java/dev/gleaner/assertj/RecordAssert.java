package dev.gleaner.assertj;

import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.expectation.Expectation;
import dev.gleaner.expectation.verify.RouteVerifier;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;

/** Assertions about where one record goes. */
public final class RecordAssert extends AbstractAssert<RecordAssert, Tree.Mapping> {
    private final RouteVerifier verifier;

    RecordAssert(Tree.Mapping record, RouteVerifier verifier) {
        super(record, RecordAssert.class);
        this.verifier = verifier;
    }

    /** Asserts the outputs that the record reaches, all of them, such as {@code clusteroutput:team-a:audit}. */
    public RecordAssert to(String... outputs) {
        return meets(e -> e.outputs(List.of(outputs)));
    }

    /** Asserts that the record reaches no output. */
    public RecordAssert toNothing() {
        return to();
    }

    /** Asserts the Logging whose fluentd takes the record. */
    public RecordAssert byLogging(String name) {
        return meets(e -> e.logging(name));
    }

    /** Asserts the flows that accept the record, all of them, such as {@code clusterflow:team-a:audit}. */
    public RecordAssert throughFlows(String... flows) {
        return meets(e -> e.flows(List.of(flows)));
    }

    /** Asserts a part of the reason for which a flow accepts the record, or does not. */
    public RecordAssert because(String flow, String reason) {
        return meets(e -> e.putReason(flow, reason));
    }

    private RecordAssert meets(Consumer<Expectation.Builder> spec) {
        List<Violation> failures = verifier.verify(actual, Expectation.of(spec));
        if (!failures.isEmpty()) {
            failWithMessage("%s", failures.get(0).message());
        }
        return this;
    }
}
