package dev.gleaner.event.activity;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.audit.UserInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of one request, collected from its stages so far. Events are not kept, because they are larger. */
final class OpenRequest implements Activity {
    /**
     * The values that all stages of a request share. The audit ID alone is not unique, because clients may choose it.
     */
    record Key(String auditId, Optional<Instant> received, String verb, String requestUri) {
        static Key of(AuditEvent event) {
            return new Key(event.auditId(), event.requestReceivedTimestamp(), event.verb(), event.requestUri());
        }

        /** Whether the record has only the ID, as a response that is recorded alone. */
        boolean isOnlyId() {
            return received.isEmpty() && verb.isEmpty() && requestUri.isEmpty();
        }
    }

    private final Key key;
    private final UserInfo user;
    private final List<String> sourceIps;
    private final String userAgent;
    private final String carrier;
    private final Map<Stage, Optional<Instant>> reached = new EnumMap<>(Stage.class);
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private Optional<UserInfo> impersonated = Optional.empty();
    private Optional<ObjectReference> objectRef = Optional.empty();
    private Optional<ResponseStatus> status = Optional.empty();

    OpenRequest(AuditEvent first) {
        key = Key.of(first);
        user = first.user();
        sourceIps = first.sourceIps();
        userAgent = first.userAgent();
        carrier = first.carrier();
        add(first);
    }

    Key key() {
        return key;
    }

    /**
     * Whether an event with the same key starts another request, because this request reached the stage at another
     * time.
     */
    boolean isEndedBy(AuditEvent event) {
        return reached.containsKey(event.stage()) && !isRepeated(event);
    }

    /** Whether the same record was added before. Some carriers deliver a record twice. */
    private boolean isRepeated(AuditEvent event) {
        return event.stageTimestamp().isPresent() && event.stageTimestamp().equals(reached.get(event.stage()));
    }

    /** Adds a stage. Its values replace those of earlier stages. */
    void add(AuditEvent event) {
        reached.put(event.stage(), event.stageTimestamp());
        annotations.putAll(event.annotations());
        impersonated = event.impersonatedUser().or(() -> impersonated);
        objectRef = event.objectRef()
                .map(object -> CreatedObject.complete(object, event))
                .or(() -> objectRef);
        status = event.responseStatus().or(() -> status);
    }

    /** Whether no later stage can follow. */
    boolean isComplete() {
        return reached.containsKey(Stage.RESPONSE_COMPLETE) || reached.containsKey(Stage.PANIC);
    }

    @Override
    public String auditId() {
        return key.auditId();
    }

    @Override
    public Actor actor() {
        return new Actor(user, impersonated).withLogin(annotations);
    }

    @Override
    public String verb() {
        return key.verb();
    }

    @Override
    public String requestUri() {
        return key.requestUri();
    }

    @Override
    public Optional<ObjectReference> objectRef() {
        return objectRef;
    }

    @Override
    public Optional<Instant> received() {
        return key.received()
                .or(() -> reached.values().stream().flatMap(Optional::stream).findFirst());
    }

    @Override
    public Optional<Duration> took() {
        return ended().flatMap(end -> received().map(start -> Duration.between(start, end)));
    }

    @Override
    public List<String> sourceIps() {
        return sourceIps;
    }

    @Override
    public String userAgent() {
        return userAgent;
    }

    @Override
    public Optional<ResponseStatus> responseStatus() {
        return status;
    }

    @Override
    public List<Stage> stages() {
        return List.copyOf(reached.keySet());
    }

    @Override
    public Map<String, String> annotations() {
        return annotations;
    }

    @Override
    public String carrier() {
        return carrier;
    }

    private Optional<Instant> ended() {
        return reached.getOrDefault(Stage.RESPONSE_COMPLETE, reached.getOrDefault(Stage.PANIC, Optional.empty()));
    }
}
