package dev.gleaner.event.line;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An audit event that is a line of a log, with the position of each field. */
final class IndexedAuditEvent extends LineEvent {
    // Where in the marks a field has its own: its start, and behind that its end. Both are 0 of a field that is absent.
    // The end of a text that is not plain ASCII is negative.
    static final int AUDIT_ID = 0;
    static final int REQUEST_URI = 2;
    static final int VERB = 4;
    static final int AUTHENTICATION_METADATA = 6;
    static final int BODIES = 8;
    static final int MARKS = 10;

    /** What the server writes before an event that is a line, and not before one that is an item of a list. */
    private static final String TYPE = "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",";

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final boolean isItem;
    private final int[] marks;
    private final AuditLevel level;
    private final Stage stage;
    private final Slice<UserInfo> user;
    private final @Nullable Slice<UserInfo> impersonatedUser;
    private final @Nullable Slice<Origin> origin;
    private final @Nullable Slice<ObjectReference> objectRef;
    private final @Nullable Slice<ResponseStatus> status;
    private final @Nullable Slice<Map<String, String>> annotations;
    private final long received;
    private final long staged;
    /** Parsed on first use; concurrent callers parse the same value. */
    private @Nullable AuditBodies bodies;

    /** The event that a scanner has found at an index. */
    IndexedAuditEvent(AuditLineScanner found, int from, Slice<UserInfo> user) {
        this.bytes = found.bytes;
        this.from = from;
        this.to = found.at;
        this.isItem = found.isItem;
        this.marks = found.marks.clone();
        this.level = found.level;
        this.stage = found.stage;
        this.user = user;
        this.impersonatedUser = found.impersonatedUser;
        this.origin = found.origin;
        this.objectRef = found.objectRef;
        this.status = found.status;
        this.annotations = found.annotations;
        this.received = found.received;
        this.staged = found.staged;
    }

    /** The same event with bytes of its own. */
    private IndexedAuditEvent(IndexedAuditEvent other, byte[] line) {
        this.bytes = line;
        this.from = 0;
        this.to = line.length;
        this.isItem = other.isItem;
        this.marks = other.marks.clone();
        for (int i = 0; i < MARKS; i++) {
            this.marks[i] -= Integer.signum(marks[i]) * other.from;
        }
        this.level = other.level;
        this.stage = other.stage;
        this.user = other.user.in(line, other.bytes, other.from);
        this.impersonatedUser = moved(other.impersonatedUser, other);
        this.origin = moved(other.origin, other);
        this.objectRef = moved(other.objectRef, other);
        this.status = moved(other.status, other);
        this.annotations = moved(other.annotations, other);
        this.received = other.received;
        this.staged = other.staged;
    }

    private <T> @Nullable Slice<T> moved(@Nullable Slice<T> slice, IndexedAuditEvent other) {
        return slice == null ? null : slice.in(bytes, other.bytes, other.from);
    }

    @Override
    public int end() {
        return to;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The start of a field in the bytes. */
    int from(int field) {
        return marks[field];
    }

    /** The end of a field in the bytes. */
    int to(int field) {
        return Math.abs(marks[field + 1]);
    }

    /** The user with its bytes. */
    Slice<UserInfo> userSlice() {
        return user;
    }

    /** The reference with its bytes; null if the event has none. */
    @Nullable
    Slice<ObjectReference> referenceSlice() {
        return objectRef;
    }

    private boolean has(int field) {
        return marks[field] != 0;
    }

    private String text(int field) {
        int end = marks[field + 1];
        return CanonicalJson.text(bytes, marks[field], Math.abs(end), end >= 0);
    }

    @Override
    public Metadata metadata() {
        return Metadata.NONE;
    }

    @Override
    public AuditLevel level() {
        return level;
    }

    @Override
    public String auditId() {
        return text(AUDIT_ID);
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public String requestUri() {
        return text(REQUEST_URI);
    }

    @Override
    public String verb() {
        int end = marks[VERB + 1];
        return end >= 0 ? RecentTexts.of(bytes, marks[VERB], end) : text(VERB);
    }

    @Override
    public UserInfo user() {
        return user.value(Decoders.USER);
    }

    @Override
    public Optional<UserInfo> impersonatedUser() {
        return impersonatedUser == null ? Optional.empty() : Optional.of(impersonatedUser.value(Decoders.USER));
    }

    @Override
    public Optional<AuthenticationMetadata> authenticationMetadata() {
        int field = AUTHENTICATION_METADATA;
        return has(field)
                ? Optional.of(Decoders.AUTHENTICATION_METADATA.decode(
                        new Slice<>(bytes, marks[field], marks[field + 1], FieldOffsets.NONE)))
                : Optional.empty();
    }

    @Override
    public List<String> sourceIps() {
        return origin().sourceIps();
    }

    @Override
    public String userAgent() {
        return origin().userAgent();
    }

    private Origin origin() {
        return origin == null ? Origin.UNKNOWN : origin.value(Decoders.ORIGIN);
    }

    @Override
    public Optional<ObjectReference> objectRef() {
        return objectRef == null ? Optional.empty() : Optional.of(objectRef.value(Decoders.REFERENCE));
    }

    @Override
    public Optional<ResponseStatus> responseStatus() {
        return status == null ? Optional.empty() : Optional.of(status.value(Decoders.STATUS));
    }

    @Override
    public Optional<JsonText> requestObject() {
        return bodies().requestObject();
    }

    @Override
    public Optional<JsonText> responseObject() {
        return bodies().responseObject();
    }

    @Override
    public Optional<Instant> requestReceivedTimestamp() {
        return Optional.of(CanonicalJson.instant(received));
    }

    @Override
    public Optional<Instant> stageTimestamp() {
        return Optional.of(CanonicalJson.instant(staged));
    }

    @Override
    public Map<String, String> annotations() {
        return annotations == null ? Map.of() : annotations.value(Decoders.ANNOTATIONS);
    }

    @Override
    public UnknownFields unknownFields() {
        return bodies().unknownFields();
    }

    /** The bodies, which were not parsed when the line was read. */
    private AuditBodies bodies() {
        if (!has(BODIES)) {
            return AuditBodies.NONE;
        }
        AuditBodies found = bodies;
        if (found == null) {
            found = AuditBodies.of(bytes, from, to, marks[BODIES], marks[BODIES + 1]);
            bodies = found;
        }
        return found;
    }

    @Override
    public int lineSize(AuditLevel wanted) {
        if (wanted == AuditLevel.NONE) {
            return 0;
        }
        int size =
                lineLength() + 1 + wanted.wireName().length() - level.wireName().length();
        if (!has(BODIES) || wanted.compareTo(level) >= 0) {
            return size;
        }
        int kept = wanted.recordsRequestObject()
                ? AuditBodies.requestEnd(bytes, marks[BODIES], marks[BODIES + 1])
                : marks[BODIES];
        return size - (marks[BODIES + 1] - kept);
    }

    @Override
    public AuditEvent compact() {
        return new IndexedAuditEvent(this, Arrays.copyOfRange(bytes, from, to));
    }

    private int lineLength() {
        return isItem ? TYPE.length() + to - from - 1 : to - from;
    }

    /** As it was read: Go escapes what other writers do not, and no value tells which spelling it had. */
    @Override
    public String toJsonLine() {
        return isItem
                ? TYPE + new String(bytes, from + 1, to - from - 1, StandardCharsets.UTF_8)
                : new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
