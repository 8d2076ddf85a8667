package dev.gleaner.event.audit;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.UnknownFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An audit event that was read from a carrier, and is not in the format of the server. Immutable. */
final class CarriedAuditEvent extends AuditEvent {
    private final AuditEvent event;
    private final String carrier;

    CarriedAuditEvent(AuditEvent event, String carrier) {
        this.event = event;
        this.carrier = carrier;
    }

    @Override
    public String carrier() {
        return carrier;
    }

    @Override
    public AuditLevel level() {
        return event.level();
    }

    @Override
    public String auditId() {
        return event.auditId();
    }

    @Override
    public Stage stage() {
        return event.stage();
    }

    @Override
    public String requestUri() {
        return event.requestUri();
    }

    @Override
    public String verb() {
        return event.verb();
    }

    @Override
    public UserInfo user() {
        return event.user();
    }

    @Override
    public Optional<UserInfo> impersonatedUser() {
        return event.impersonatedUser();
    }

    @Override
    public Optional<AuthenticationMetadata> authenticationMetadata() {
        return event.authenticationMetadata();
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
    public Optional<ObjectReference> objectRef() {
        return event.objectRef();
    }

    @Override
    public Optional<ResponseStatus> responseStatus() {
        return event.responseStatus();
    }

    @Override
    public Optional<JsonText> requestObject() {
        return event.requestObject();
    }

    @Override
    public Optional<JsonText> responseObject() {
        return event.responseObject();
    }

    @Override
    public Optional<Instant> requestReceivedTimestamp() {
        return event.requestReceivedTimestamp();
    }

    @Override
    public Optional<Instant> stageTimestamp() {
        return event.stageTimestamp();
    }

    @Override
    public Map<String, String> annotations() {
        return event.annotations();
    }

    @Override
    public Metadata metadata() {
        return event.metadata();
    }

    @Override
    public UnknownFields unknownFields() {
        return event.unknownFields();
    }
}
