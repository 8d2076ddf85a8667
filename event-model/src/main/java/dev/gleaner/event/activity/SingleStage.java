package dev.gleaner.event.activity;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request of which only the event of one stage is known. Values are decoded on demand, because most conditions ask
 * for few of them.
 */
record SingleStage(AuditEvent event) implements Activity {
    /** Whether no stage follows a stage. */
    static boolean isLast(Stage stage) {
        return stage == Stage.RESPONSE_COMPLETE || stage == Stage.PANIC;
    }

    @Override
    public String auditId() {
        return event.auditId();
    }

    @Override
    public Actor actor() {
        return Actor.of(event).withLogin(event.annotations());
    }

    @Override
    public String verb() {
        return event.verb();
    }

    @Override
    public String requestUri() {
        return event.requestUri();
    }

    @Override
    public Optional<ObjectReference> objectRef() {
        return event.objectRef().map(object -> CreatedObject.complete(object, event));
    }

    @Override
    public Optional<Instant> received() {
        return event.requestReceivedTimestamp().or(event::stageTimestamp);
    }

    @Override
    public Optional<Duration> took() {
        return isLast(event.stage())
                ? event.stageTimestamp().flatMap(end -> received().map(start -> Duration.between(start, end)))
                : Optional.empty();
    }

    @Override
    public List<String> sourceIps() {
        return event.sourceIps();
    }

    @Override
    public String userAgent() {
        return event.userAgent();
    }

    @Override
    public Optional<ResponseStatus> responseStatus() {
        return event.responseStatus();
    }

    @Override
    public List<Stage> stages() {
        return List.of(event.stage());
    }

    @Override
    public Map<String, String> annotations() {
        return event.annotations();
    }

    @Override
    public String carrier() {
        return event.carrier();
    }
}
