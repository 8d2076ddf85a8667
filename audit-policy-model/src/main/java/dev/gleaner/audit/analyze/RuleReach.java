package dev.gleaner.audit.analyze;

import dev.gleaner.audit.evaluate.AuditRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a rule ever decides a request. If the analysis stops before it finds an answer, there is neither a witness
 * nor a covering rule.
 *
 * @param rule the index of the rule, from 0
 * @param witness a request that it decides; empty if there is none, or if none was found
 * @param isReal whether a client can send the witness, if users may be in any groups or in none; false if there is none
 * @param coveredBy the indexes of earlier rules that together match everything that it matches; none of them can be
 * omitted. Empty if there is a witness, or if no answer was found
 */
public record RuleReach(int rule, Optional<AuditRequest> witness, boolean isReal, List<Integer> coveredBy) {
    /** Copies the list; refuses null. */
    public RuleReach {
        Objects.requireNonNull(coveredBy, "coveredBy");
        Objects.requireNonNull(witness, "witness");
        coveredBy = List.copyOf(coveredBy);
    }

    /** Whether the analysis found an answer. */
    public boolean isKnown() {
        return isReachable() || !coveredBy.isEmpty();
    }

    /** Whether there is a request that the rule decides, even one that no client can send. */
    public boolean isReachable() {
        return witness.isPresent();
    }
}
