package dev.gleaner.audit.replay;

import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.io.Serializable;

/** The count of events that have the same class, recorded level, stage and decision. */
final class Cell implements Serializable {
    private static final long serialVersionUID = 1;

    private final AuditDecision decision;
    private final AuditLevel recorded;
    private final Stage stage;
    private final boolean kept;

    private long events;
    private long bytesBefore;
    private long bytesAfter;
    private long requestBodies;
    private long responseBodies;
    private long managedFields;

    Cell(AuditDecision decision, AuditLevel recorded, Stage stage) {
        this.decision = decision;
        this.recorded = recorded;
        this.stage = stage;
        this.kept = decision.isRecordedAt(stage);
    }

    boolean hasKey(AuditDecision decision, AuditLevel recorded, Stage stage) {
        return this.stage == stage && this.recorded == recorded && this.decision.ruleIndex() == decision.ruleIndex();
    }

    boolean hasKeyOf(Cell other) {
        return hasKey(other.decision, other.recorded, other.stage);
    }

    Cell emptyCopy() {
        return new Cell(decision, recorded, stage);
    }

    /** Counts an event. */
    void add(AuditEvent event, MissingBodies bodies) {
        int size = event.lineSize(recorded);
        events++;
        bytesBefore += size;
        if (kept) {
            AuditLevel level = decision.level();
            bytesAfter += level == recorded ? size : event.lineSize(level);
            if (level.recordsRequestObject()) {
                addBodies(event, bodies);
            }
        }
    }

    private void addBodies(AuditEvent event, MissingBodies bodies) {
        if (bodies.mayHaveRequest(event, decision.level())) {
            requestBodies++;
        }
        if (bodies.mayHaveResponse(event, decision.level())) {
            responseBodies++;
        }
        if (decision.omitManagedFields()) {
            int omitted = ManagedFields.sizeIn(event, decision.level());
            if (omitted == ManagedFields.UNKNOWN) {
                managedFields++;
            } else {
                bytesAfter -= omitted;
            }
        }
    }

    void merge(Cell other) {
        events += other.events;
        bytesBefore += other.bytesBefore;
        bytesAfter += other.bytesAfter;
        requestBodies += other.requestBodies;
        responseBodies += other.responseBodies;
        managedFields += other.managedFields;
    }

    AuditDecision decision() {
        return decision;
    }

    AuditLevel recorded() {
        return recorded;
    }

    Stage stage() {
        return stage;
    }

    long events() {
        return events;
    }

    long bytesBefore() {
        return bytesBefore;
    }

    /** The events that the policy records. */
    long eventsAfter() {
        return kept ? events : 0;
    }

    /** The bytes that the policy records. */
    long bytesAfter() {
        return kept ? bytesAfter : 0;
    }

    long requestBodies() {
        return requestBodies;
    }

    long responseBodies() {
        return responseBodies;
    }

    long managedFields() {
        return managedFields;
    }
}
