package dev.gleaner.audit.analyze;

import dev.gleaner.audit.evaluate.AuditRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a rule ever decides. An analysis that gives up before it gets to know has neither a witness nor rules that
 * cover the rule.
 *
 * @param rule the index of the rule, from 0
 * @param witness a request that it decides; empty if there is none, or none is known
 * @param isReal whether a client can send the witness; false if there is none
 * @param coveredBy the indexes of earlier rules that together match everything that it matches, of which none can be
 * omitted; empty if there is a witness
 */
public record RuleReach(int rule, Optional<AuditRequest> witness, boolean isReal, List<Integer> coveredBy) {
    /** Copies the list; refuses null. */
    public RuleReach {
        Objects.requireNonNull(coveredBy, "coveredBy");
        Objects.requireNonNull(witness, "witness");
        coveredBy = List.copyOf(coveredBy);
    }

    /** Whether the analysis got to know. */
    public boolean isKnown() {
        return isReachable() || !coveredBy.isEmpty();
    }

    /** Whether there is a request that the rule decides, even one that no client can send. */
    public boolean isReachable() {
        return witness.isPresent();
    }
}
