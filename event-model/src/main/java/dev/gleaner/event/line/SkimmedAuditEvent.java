package dev.gleaner.event.line;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.UnknownFields;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.AuthenticationMetadata;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.audit.UserInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An audit event without bodies that is a line of a log, of which the first fields are known and the last are not. */
final class SkimmedAuditEvent extends LineEvent {
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final int uri;
    private final int uriEnd;
    private final int verb;
    private final int verbEnd;
    private final DecodedValues decoded;
    private final Stage stage;
    private final Slice<UserInfo> user;
    private final @Nullable Slice<ObjectReference> objectRef;
    /** Found when it is first asked for; whoever asks at the same time finds the same. */
    private @Nullable AuditEvent whole;

    /** The event that a scanner has just found, which starts at an index and ends at another one. */
    SkimmedAuditEvent(AuditLineScanner found, int from, int to, Slice<UserInfo> user) {
        this.bytes = found.bytes;
        this.from = from;
        this.to = to;
        this.uri = found.marks[IndexedAuditEvent.REQUEST_URI];
        this.uriEnd = found.marks[IndexedAuditEvent.REQUEST_URI + 1];
        this.verb = found.marks[IndexedAuditEvent.VERB];
        this.verbEnd = found.marks[IndexedAuditEvent.VERB + 1];
        this.decoded = found.decoded;
        this.stage = found.stage;
        this.user = user;
        this.objectRef = found.objectRef;
    }

    @Override
    public int end() {
        return to;
    }

    /** The event with all of its fields. */
    private AuditEvent whole() {
        AuditEvent found = whole;
        if (found == null) {
            LineEvent indexed = new AuditLineScanner(decoded).scan(bytes, from, to);
            found = indexed != null && indexed.end() == to ? indexed : read();
            whole = found;
        }
        return found;
    }

    private AuditEvent read() {
        JsonObject object = AnyJson.read("", bytes, from, to, Bounds.DEFAULT).orThrow();
        return AnyJson.auditEvent(object, "").orThrow();
    }

    @Override
    public AuditLevel level() {
        return AuditLevel.METADATA;
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public String requestUri() {
        return CanonicalJson.text(bytes, uri, Math.abs(uriEnd), uriEnd >= 0);
    }

    @Override
    public String verb() {
        String usual = UsualVerb.at(bytes, verb, verbEnd);
        return usual == null ? CanonicalJson.text(bytes, verb, Math.abs(verbEnd), verbEnd >= 0) : usual;
    }

    @Override
    public UserInfo user() {
        return decoded.user(user);
    }

    @Override
    public Optional<ObjectReference> objectRef() {
        return objectRef == null ? Optional.empty() : Optional.of(decoded.reference(objectRef));
    }

    @Override
    public int lineSize(AuditLevel wanted) {
        return wanted == AuditLevel.NONE
                ? 0
                : to
                        - from
                        + 1
                        + wanted.wireName().length()
                        - AuditLevel.METADATA.wireName().length();
    }

    @Override
    public Metadata metadata() {
        return whole().metadata();
    }

    @Override
    public String auditId() {
        return whole().auditId();
    }

    @Override
    public Optional<UserInfo> impersonatedUser() {
        return whole().impersonatedUser();
    }

    @Override
    public Optional<AuthenticationMetadata> authenticationMetadata() {
        return whole().authenticationMetadata();
    }

    @Override
    public List<String> sourceIps() {
        return whole().sourceIps();
    }

    @Override
    public String userAgent() {
        return whole().userAgent();
    }

    @Override
    public Optional<ResponseStatus> responseStatus() {
        return whole().responseStatus();
    }

    @Override
    public Optional<JsonText> requestObject() {
        return whole().requestObject();
    }

    @Override
    public Optional<JsonText> responseObject() {
        return whole().responseObject();
    }

    @Override
    public Optional<Instant> requestReceivedTimestamp() {
        return whole().requestReceivedTimestamp();
    }

    @Override
    public Optional<Instant> stageTimestamp() {
        return whole().stageTimestamp();
    }

    @Override
    public Map<String, String> annotations() {
        return whole().annotations();
    }

    @Override
    public UnknownFields unknownFields() {
        return whole().unknownFields();
    }

    @Override
    public AuditEvent compact() {
        return whole().compact();
    }
}
