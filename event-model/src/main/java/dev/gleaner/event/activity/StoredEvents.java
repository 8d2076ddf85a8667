package dev.gleaner.event.activity;

import dev.gleaner.document.Manifests;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.io.Serializable;

/**
 * The form in which records are stored and sent: one line of JSON each, as in a log. Java's own form would depend on
 * the classes behind the model types.
 */
final class StoredEvents {
    private StoredEvents() {}

    /**
     * The values of a stage that an activity needs. Bodies are omitted, because they are larger than everything else;
     * only the name in the body of a response is kept.
     */
    static AuditEvent withoutBodies(AuditEvent stage) {
        AuditEvent bare = AuditEvent.of(e -> e.level(stage.level())
                .auditId(stage.auditId())
                .stage(stage.stage())
                .requestUri(stage.requestUri())
                .verb(stage.verb())
                .user(stage.user())
                .impersonatedUser(stage.impersonatedUser())
                .sourceIps(stage.sourceIps())
                .userAgent(stage.userAgent())
                .objectRef(stage.objectRef().map(object -> CreatedObject.complete(object, stage)))
                .responseStatus(stage.responseStatus())
                .requestReceivedTimestamp(stage.requestReceivedTimestamp())
                .stageTimestamp(stage.stageTimestamp())
                .annotations(stage.annotations()));
        return stage.carrier().isEmpty() ? bare : bare.carriedBy(stage.carrier());
    }

    /**
     * A record as a line, and its carriers, which are not part of the line.
     *
     * @param line the line
     * @param carrier the carriers of the record in the log
     */
    record Line(String line, String carrier) implements Serializable {
        static Line of(AuditEvent event) {
            return new Line(event.toJsonLine(), event.carrier());
        }

        AuditEvent audit() {
            return carrier.isEmpty()
                    ? StoredEvents.audit(line)
                    : StoredEvents.audit(line).carriedBy(carrier);
        }

        EventStates.State state() {
            return new EventStates.State(kubernetes(line), carrier);
        }
    }

    /** The audit event in a line. */
    static AuditEvent audit(String line) {
        return Manifests.readLenient(line, AuditEvent.class).orThrow();
    }

    /** The Kubernetes event in a line. */
    static KubernetesEvent kubernetes(String line) {
        return Manifests.readLenient(line, KubernetesEvent.class).orThrow();
    }
}
