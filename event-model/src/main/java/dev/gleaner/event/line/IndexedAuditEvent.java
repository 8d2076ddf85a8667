package dev.gleaner.event.line;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.UnknownFields;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.AuthenticationMetadata;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.UserInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An audit event that is a line of a log in the server's format, with the position of each field. */
abstract class IndexedAuditEvent extends LineEvent {
    // The index of the start of each field in the marks; its end follows. Both are 0 if the field is absent. The end of
    // a text that is not plain ASCII is negative.
    static final int AUDIT_ID = 0;
    static final int REQUEST_URI = 2;
    static final int VERB = 4;
    static final int AUTHENTICATION_METADATA = 6;
    static final int BODIES = 8;
    static final int MARKS = 10;

    /** The start of an event that is a line. An event that is an item of a list does not have it. */
    private static final String TYPE = "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",";

    /** Parsed on first use; concurrent callers parse the same value. */
    private @Nullable AuditBodies bodies;

    /** An array with the bytes of the line, and of other lines. */
    abstract byte[] bytes();

    /** The index in the bytes at which the line starts. */
    abstract int start();

    /** Whether the line is an item of a list, without kind and version. */
    abstract boolean isItem();

    /** One of the marks. */
    abstract int mark(int index);

    /** The user with its bytes. */
    abstract Slice<UserInfo> userSlice();

    /** The impersonated user with its bytes; null if there is none. */
    abstract @Nullable Slice<UserInfo> impersonatedUserSlice();

    /** Addresses and user agent with their bytes; null if there are none. */
    abstract @Nullable Slice<Origin> originSlice();

    /** The reference with its bytes; null if there is none. */
    abstract @Nullable Slice<ObjectReference> referenceSlice();

    /** The status with its bytes; null if there is none. */
    abstract @Nullable Slice<ResponseStatus> statusSlice();

    /** The annotations with their bytes; null if there are none. */
    abstract @Nullable Slice<Map<String, String>> annotationsSlice();

    /** Where the fields of the user are. */
    abstract LinePart userPart();

    /** Where the fields of the reference are; null if there is none. */
    abstract @Nullable LinePart referencePart();

    /** The time of arrival, in microseconds. */
    abstract long received();

    /** The time of the stage, in microseconds. */
    abstract long staged();

    /** Forgets what was parsed, because the line is another one. */
    final void forgetBodies() {
        bodies = null;
    }

    /** The start of a field in the bytes. */
    final int from(int field) {
        return mark(field);
    }

    /** The end of a field in the bytes. */
    final int to(int field) {
        return Math.abs(mark(field + 1));
    }

    private boolean has(int field) {
        return mark(field) != 0;
    }

    private String text(int field) {
        int end = mark(field + 1);
        return CanonicalJson.text(bytes(), mark(field), Math.abs(end), end >= 0);
    }

    @Override
    public Metadata metadata() {
        return Metadata.NONE;
    }

    @Override
    public String auditId() {
        return text(AUDIT_ID);
    }

    @Override
    public String requestUri() {
        return text(REQUEST_URI);
    }

    @Override
    public String verb() {
        int end = mark(VERB + 1);
        return end >= 0 ? RecentTexts.of(bytes(), mark(VERB), end) : text(VERB);
    }

    @Override
    public UserInfo user() {
        return userSlice().value(Decoders.USER);
    }

    @Override
    public Optional<UserInfo> impersonatedUser() {
        Slice<UserInfo> user = impersonatedUserSlice();
        return user == null ? Optional.empty() : Optional.of(user.value(Decoders.USER));
    }

    @Override
    public Optional<AuthenticationMetadata> authenticationMetadata() {
        int field = AUTHENTICATION_METADATA;
        return has(field)
                ? Optional.of(Decoders.AUTHENTICATION_METADATA.decode(
                        new Slice<>(bytes(), mark(field), mark(field + 1), FieldOffsets.NONE)))
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
        Slice<Origin> origin = originSlice();
        return origin == null ? Origin.UNKNOWN : origin.value(Decoders.ORIGIN);
    }

    @Override
    public Optional<ObjectReference> objectRef() {
        Slice<ObjectReference> reference = referenceSlice();
        return reference == null ? Optional.empty() : Optional.of(reference.value(Decoders.REFERENCE));
    }

    @Override
    public Optional<ResponseStatus> responseStatus() {
        Slice<ResponseStatus> status = statusSlice();
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
        return Optional.of(CanonicalJson.instant(received()));
    }

    @Override
    public Optional<Instant> stageTimestamp() {
        return Optional.of(CanonicalJson.instant(staged()));
    }

    @Override
    public Map<String, String> annotations() {
        Slice<Map<String, String>> annotations = annotationsSlice();
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
            found = AuditBodies.of(bytes(), start(), end(), mark(BODIES), mark(BODIES + 1));
            bodies = found;
        }
        return found;
    }

    @Override
    public int lineSize(AuditLevel wanted) {
        if (wanted == AuditLevel.NONE) {
            return 0;
        }
        int size = lineLength()
                + 1
                + wanted.wireName().length()
                - level().wireName().length();
        if (!has(BODIES) || wanted.compareTo(level()) >= 0) {
            return size;
        }
        int kept = wanted.recordsRequestObject()
                ? AuditBodies.requestEnd(bytes(), mark(BODIES), mark(BODIES + 1))
                : mark(BODIES);
        return size - (mark(BODIES + 1) - kept);
    }

    @Override
    public AuditEvent compact() {
        LineEvent own = new LastingEvent(this, Arrays.copyOfRange(bytes(), start(), end()));
        return carrier().isEmpty() ? own : own.carriedBy(carrier());
    }

    private int lineLength() {
        return (isItem() ? TYPE.length() - 1 : 0) + end() - start();
    }

    /**
     * The line as it was read. It cannot be written from the values, because they do not show how they were escaped.
     */
    @Override
    public String toJsonLine() {
        int from = isItem() ? start() + 1 : start();
        String json = new String(bytes(), from, end() - from, StandardCharsets.UTF_8);
        return isItem() ? TYPE + json : json;
    }
}
