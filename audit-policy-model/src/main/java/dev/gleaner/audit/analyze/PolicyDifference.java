package dev.gleaner.audit.analyze;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import java.util.Objects;

/**
 * A class of requests that two policies record differently: those that one rule of the first and one rule of the second
 * policy decide.
 *
 * @param witness a request of the class; one that a client can send, if there is one
 * @param before the decision of the first policy
 * @param after the decision of the second policy
 */
public record PolicyDifference(AuditRequest witness, AuditDecision before, AuditDecision after) implements JsonForm {
    /** Refuses null. */
    public PolicyDifference {
        Objects.requireNonNull(witness, "witness");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    /** The difference as a mapping: witness, before and after. */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(m -> m.put("witness", witness.toTree())
                .put("before", before.toTree())
                .put("after", after.toTree()));
    }

    /** The difference as {@code create pods by alice: None (no rule) before, Metadata (rules[2]) after}. */
    @Override
    public String toString() {
        return witness + ": " + inWords(before) + " before, " + inWords(after) + " after";
    }

    private static String inWords(AuditDecision decision) {
        return decision.inWords()
                + (decision.rule().isPresent() ? " (rules[" + decision.ruleIndex() + "])" : " (no rule)");
    }
}
