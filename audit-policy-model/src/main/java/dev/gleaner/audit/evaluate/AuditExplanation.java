package dev.gleaner.audit.evaluate;

import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * The decision of a policy about a request, and the reasons.
 *
 * @param request the request
 * @param decision the decision
 * @param mismatches why each rule before the one that decided does not match; if no rule decided, there is one entry
 * for every rule
 */
public record AuditExplanation(
        AuditRequest request,
        AuditDecision decision,
        @SuppressWarnings("serial") List<RuleMismatch> mismatches) implements JsonForm, Serializable {
    /** Copies the list; refuses null. */
    public AuditExplanation {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(decision, "decision");
        mismatches = List.copyOf(mismatches);
    }

    /**
     * The explanation as a mapping: the fields of the decision, and {@code reasons}, a list with one mapping for each
     * mismatch.
     */
    @Override
    public Tree.Mapping toTree() {
        Tree[] reasons = mismatches.stream().map(RuleMismatch::toTree).toArray(Tree[]::new);
        return Tree.mapping(m -> m.putAll(decision.toTree()).put("reasons", Tree.sequence(reasons)));
    }

    /** One line for each mismatch, and one for the decision. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        mismatches.forEach(mismatch -> text.append(mismatch).append('\n'));
        return text.append(
                        decision.rule().isPresent()
                                ? "rules[" + decision.ruleIndex() + "] decides: "
                                : "no rule decides: ")
                .append(decision.inWords())
                .toString();
    }
}
