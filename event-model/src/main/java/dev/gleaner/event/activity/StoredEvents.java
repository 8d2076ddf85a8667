package dev.gleaner.event.activity;

import dev.gleaner.document.Manifests;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.KubernetesEvent;

/**
 * The form in which records are stored and sent: one line of JSON each, as in a log. Java's own form would depend on
 * the classes behind the model types.
 */
final class StoredEvents {
    private StoredEvents() {}

    /**
     * What an activity takes from a stage. Bodies are not kept, because they are larger than everything else; the name
     * in the body of a response is.
     */
    static AuditEvent withoutBodies(AuditEvent stage) {
        return AuditEvent.of(e -> e.level(stage.level())
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
