package dev.gleaner.audit.analyze;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.event.audit.AuditLevel;
import java.util.Objects;

/**
 * What is recorded of some requests of a class: those that one rule decides.
 *
 * @param witness one of them, which a client can send
 * @param decision what the policy makes of it
 */
public record ClassDecision(AuditRequest witness, AuditDecision decision) {
    /** Refuses null. */
    public ClassDecision {
        Objects.requireNonNull(witness, "witness");
        Objects.requireNonNull(decision, "decision");
    }

    /** How much is recorded; {@link AuditLevel#NONE} as well when every stage is left out. */
    public AuditLevel level() {
        return decision.recordedLevel();
    }
}
