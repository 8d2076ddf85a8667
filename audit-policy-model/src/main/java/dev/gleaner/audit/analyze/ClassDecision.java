package dev.gleaner.audit.analyze;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.event.audit.AuditLevel;
import java.util.Objects;

/**
 * The decision of one rule about requests of a class.
 *
 * @param witness an example of these requests, which a client can send
 * @param decision the decision of the policy
 */
public record ClassDecision(AuditRequest witness, AuditDecision decision) {
    /** Refuses null. */
    public ClassDecision {
        Objects.requireNonNull(witness, "witness");
        Objects.requireNonNull(decision, "decision");
    }

    /** The level at which requests are recorded; {@link AuditLevel#NONE} also if every stage is omitted. */
    public AuditLevel level() {
        return decision.recordedLevel();
    }
}
