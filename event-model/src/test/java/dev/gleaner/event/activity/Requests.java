package dev.gleaner.event.activity;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Stages of requests for tests. */
final class Requests {
    static final Instant NOON = Instant.parse("2022-08-22T12:00:00.000000Z");

    private Requests() {}

    /** A stage of a create that arrived at noon, with a change. */
    static AuditEvent stage(Stage stage, Consumer<AuditEvent.Builder> change) {
        return AuditEvent.of(e -> {
            e.level(AuditLevel.METADATA)
                    .auditId("id")
                    .stage(stage)
                    .requestUri("/api/v1/namespaces/team-a/configmaps")
                    .verb("create")
                    .user(u -> u.username("alice"))
                    .addSourceIps("10.0.0.1", "10.0.0.2")
                    .userAgent("kubectl")
                    .requestReceivedTimestamp(NOON)
                    .stageTimestamp(NOON.plusMillis(position(stage)));
            change.accept(e);
        });
    }

    /** A stage of a create that arrived at noon. */
    static AuditEvent stage(Stage stage) {
        return stage(stage, e -> {});
    }

    /** The last stage of a create that arrived at noon, with a status. */
    static AuditEvent ended(int code) {
        return stage(Stage.RESPONSE_COMPLETE, e -> e.responseStatus(s -> s.code(code)));
    }

    /** The number of milliseconds after its arrival at which a request reaches a stage. */
    static int position(Stage stage) {
        return List.of(Stage.values()).indexOf(stage);
    }
}
