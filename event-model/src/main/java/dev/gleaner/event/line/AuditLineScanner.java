package dev.gleaner.event.line;

import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.ResponseStatus;
import dev.gleaner.event.audit.Stage;
import dev.gleaner.event.audit.UserInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of an audit event in a line in the format of kube-apiserver, without decoding them (Kubernetes
 * v1.24, k8s.io/apiserver/pkg/apis/audit/v1). Bodies are not parsed: a line with bodies is read from both ends. Not
 * thread-safe.
 */
public final class AuditLineScanner extends AuditFields {
    private static final Literal HEAD = Literal.of("{\"kind\":\"Event\",\"apiVersion\":\"");
    private static final Literal VERSION = Literal.of("audit.k8s.io/v1\",\"level\":\"");
    /** How an item of a list starts, of which the list tells kind and version. */
    private static final Literal ITEM = Literal.of("{\"level\":\"");

    private static final AuditLevel[] LEVELS = {
        AuditLevel.METADATA, AuditLevel.REQUEST, AuditLevel.REQUEST_RESPONSE,
    };
    private static final Literal[] LEVEL_WORDS = {
        Literal.of("Metadata\",\"auditID\":\""),
        Literal.of("Request\",\"auditID\":\""),
        Literal.of("RequestResponse\",\"auditID\":\""),
    };
    private static final Literal STAGE = Literal.of(",\"stage\":\"");
    private static final Stage[] STAGES = {
        Stage.REQUEST_RECEIVED, Stage.RESPONSE_COMPLETE, Stage.RESPONSE_STARTED, Stage.PANIC,
    };
    private static final Literal[] STAGE_WORDS = {
        Literal.of("RequestReceived\",\"requestURI\":\""),
        Literal.of("ResponseComplete\",\"requestURI\":\""),
        Literal.of("ResponseStarted\",\"requestURI\":\""),
        Literal.of("Panic\",\"requestURI\":\""),
    };
    private static final Literal VERB = Literal.of(",\"verb\":\"");
    private static final Literal USER = Literal.of(",\"user\":");
    private static final Literal IMPERSONATED_USER = Literal.of(",\"impersonatedUser\":");
    private static final Literal AUTHENTICATION_METADATA = Literal.of(",\"authenticationMetadata\":");
    private static final Literal OBJECT_REF = Literal.of(",\"objectRef\":");
    private static final Literal RESPONSE_STATUS = Literal.of(",\"responseStatus\":");
    private static final Literal RECEIVED = Literal.of(",\"requestReceivedTimestamp\":\"");
    private static final Literal STAGED = Literal.of(",\"stageTimestamp\":\"");
    private static final Literal ANNOTATIONS = Literal.of(",\"annotations\":");

    private static final int TIMESTAMP_AND_QUOTE = 28;

    /** The length of the two timestamps after the bodies. */
    private static final int TIMES = RECEIVED.length() + STAGED.length() + 2 * TIMESTAMP_AND_QUOTE;

    // What was found last; the event takes it over.
    final DecodedValues decoded;
    final int[] marks = new int[IndexedAuditEvent.MARKS];
    boolean isItem;
    AuditLevel level = AuditLevel.METADATA;
    Stage stage = Stage.REQUEST_RECEIVED;

    @Nullable
    Slice<UserInfo> impersonatedUser;

    @Nullable
    Slice<Origin> origin;

    @Nullable
    Slice<ObjectReference> objectRef;

    @Nullable
    Slice<ResponseStatus> status;

    @Nullable
    Slice<Map<String, String>> annotations;

    long received;
    long staged;

    /** A scanner whose events share decoded values. */
    public AuditLineScanner(DecodedValues decoded) {
        this.decoded = decoded;
    }

    /**
     * The event that starts at an index and ends with its line, or with the bytes; null if it is not in the server's
     * format, or not complete.
     */
    public @Nullable LineEvent scan(byte[] bytes, int from, int to) {
        over(bytes, from, to);
        Slice<UserInfo> user = takeStart();
        return user == null ? null : scanEnd(from, to, user);
    }

    private @Nullable IndexedAuditEvent scanEnd(int from, int to, Slice<UserInfo> user) {
        return takeOptionalStatus() && acceptEnd() && (at == to || bytes[at] == '\n')
                ? new IndexedAuditEvent(this, from, user)
                : null;
    }

    /** Takes all up to the object; the user, or null when something is wrong. */
    private @Nullable Slice<UserInfo> takeStart() {
        isItem = accept(ITEM);
        if (!isItem && !(accept(HEAD) && accept(VERSION))) {
            return null;
        }
        int levelWord = acceptOneOf(LEVEL_WORDS);
        if (levelWord < 0 || !acceptUuid()) {
            return null;
        }
        level = LEVELS[levelWord];
        markText(IndexedAuditEvent.AUDIT_ID);
        int stageWord = accept(STAGE) ? acceptOneOf(STAGE_WORDS) : -1;
        if (stageWord < 0 || !acceptText()) {
            return null;
        }
        stage = STAGES[stageWord];
        markText(IndexedAuditEvent.REQUEST_URI);
        if (!accept(VERB) || !acceptText()) {
            return null;
        }
        markText(IndexedAuditEvent.VERB);
        Slice<UserInfo> user = accept(USER) ? takeUser() : null;
        return user != null && acceptMiddle() ? user : null;
    }

    private int acceptOneOf(Literal[] words) {
        for (int i = 0; i < words.length; i++) {
            if (accept(words[i])) {
                return i;
            }
        }
        return -1;
    }

    private void markText(int field) {
        marks[field] = textFrom;
        marks[field + 1] = textIsPlain ? textTo : -textTo;
    }

    private boolean mark(int field, int from, boolean accepted) {
        marks[field] = from;
        marks[field + 1] = at;
        return accepted;
    }

    private void noMark(int field) {
        marks[field] = 0;
        marks[field + 1] = 0;
    }

    /** The fields behind the user, up to the object. */
    private boolean acceptMiddle() {
        impersonatedUser = null;
        if (accept(IMPERSONATED_USER)) {
            impersonatedUser = takeUser();
            if (impersonatedUser == null) {
                return false;
            }
        }
        noMark(IndexedAuditEvent.AUTHENTICATION_METADATA);
        if (accept(AUTHENTICATION_METADATA)
                && !mark(IndexedAuditEvent.AUTHENTICATION_METADATA, at, acceptAuthenticationMetadata(null))) {
            return false;
        }
        if (!takeOrigin()) {
            return false;
        }
        objectRef = null;
        if (accept(OBJECT_REF)) {
            objectRef = takeObjectReference();
            return objectRef != null;
        }
        return true;
    }

    private boolean takeOptionalStatus() {
        status = null;
        if (accept(RESPONSE_STATUS)) {
            status = takeStatus();
            return status != null;
        }
        return true;
    }

    private @Nullable Slice<UserInfo> takeUser() {
        int from = at;
        long hash = decoded.users().hashAt(bytes, from, limit);
        Slice<UserInfo> known = decoded.users().startingAt(hash, bytes, from, limit);
        if (known != null) {
            at += known.length();
            return known;
        }
        FieldOffsets fields = new FieldOffsets(LoggedUserInfo.FIELDS);
        return acceptUser(fields) ? decoded.users().take(hash, bytes, from, at, fields) : null;
    }

    private boolean takeOrigin() {
        int from = at;
        long hash = decoded.origins().hashAt(bytes, from, limit);
        origin = decoded.origins().startingAt(hash, bytes, from, limit);
        if (origin != null) {
            at += origin.length();
            return true;
        }
        if (!acceptOrigin(null)) {
            return false;
        }
        // Only one that ends with a text shows its own end when it is met again.
        boolean endsByItself = at > from && bytes[at - 1] == '"';
        origin = endsByItself
                ? decoded.origins().take(hash, bytes, from, at, FieldOffsets.NONE)
                : new Slice<>(bytes, from, at, FieldOffsets.NONE);
        return true;
    }

    /** References are flat, so that the next brace is usually theirs. */
    private @Nullable Slice<ObjectReference> takeObjectReference() {
        int from = at;
        int to = Words.indexOf((byte) '}', bytes, at, limit) + 1;
        long hash = SliceCache.hash(bytes, from, to);
        Slice<ObjectReference> known = decoded.references().find(hash, bytes, from, to);
        if (known != null) {
            at = to;
            return known;
        }
        FieldOffsets fields = new FieldOffsets(LoggedObjectReference.FIELDS);
        return acceptObjectReference(fields) && at == to
                ? decoded.references().take(hash, bytes, from, to, fields)
                : null;
    }

    private @Nullable Slice<ResponseStatus> takeStatus() {
        int from = at;
        long hash = decoded.statuses().hashAt(bytes, from, limit);
        Slice<ResponseStatus> known = decoded.statuses().startingAt(hash, bytes, from, limit);
        if (known != null) {
            at += known.length();
            return known;
        }
        return acceptStatus(null) ? decoded.statuses().take(hash, bytes, from, at, FieldOffsets.NONE) : null;
    }

    /** Bodies, timestamps and annotations. */
    private boolean acceptEnd() {
        noMark(IndexedAuditEvent.BODIES);
        int bodies = at;
        if (accept(AuditBodies.REQUEST_OBJECT) || accept(AuditBodies.RESPONSE_OBJECT)) {
            // A record that was cut off is followed by NUL bytes, and no JSON that the server writes has controls in
            // it.
            int end = Words.indexOfControl(bytes, at, limit);
            if (end >= 0 && bytes[end] != '\n') {
                return false;
            }
            limit = end < 0 ? limit : end;
            int times = timesBefore(bodies, limit);
            if (times < at) {
                return false;
            }
            at = times;
            mark(IndexedAuditEvent.BODIES, bodies, true);
        }
        if (!accept(RECEIVED)) {
            return false;
        }
        received = acceptTimestamp();
        if (received == Long.MIN_VALUE || !accept(STAGED)) {
            return false;
        }
        staged = isTimestampAgain() ? received : acceptTimestamp();
        if (staged == Long.MIN_VALUE) {
            return false;
        }
        annotations = null;
        if (accept(ANNOTATIONS)) {
            annotations = takeAnnotations();
            if (annotations == null) {
                return false;
            }
        }
        return accept('}');
    }

    /** When a request is received both timestamps are the same. */
    private boolean isTimestampAgain() {
        int before = at - STAGED.length() - TIMESTAMP_AND_QUOTE;
        if (at + TIMESTAMP_AND_QUOTE > limit || !Words.equal(bytes, at, bytes, before, TIMESTAMP_AND_QUOTE)) {
            return false;
        }
        at += TIMESTAMP_AND_QUOTE;
        return true;
    }

    /** Annotations are the last field, so that the end of the line tells theirs. */
    private @Nullable Slice<Map<String, String>> takeAnnotations() {
        int from = at;
        int end = Words.indexOf((byte) '\n', bytes, at, limit);
        int to = (end < 0 ? limit : end) - 1;
        long hash = SliceCache.hash(bytes, from, to);
        Slice<Map<String, String>> known = decoded.annotations().find(hash, bytes, from, to);
        if (known != null) {
            at = to;
            return known;
        }
        return acceptTextMapping(null) && at == to
                ? decoded.annotations().take(hash, bytes, from, to, FieldOffsets.NONE)
                : null;
    }

    /**
     * Where the timestamps start that stand behind the bodies, before the end of the line or before annotations; -1 when
     * they are not there. In JSON, text that looks like this can only be what it is: inside another text its quotes would
     * be escaped, and inside another object the line would not end here. A line that is no JSON and still looks like
     * this has its fault in the bodies, where it is told when they are asked for.
     */
    private int timesBefore(int from, int end) {
        if (isTimes(end - 1 - TIMES, from)) {
            return end - 1 - TIMES;
        }
        for (int brace = end - 2; brace - ANNOTATIONS.length() - TIMES >= from; brace--) {
            int annotations = brace - ANNOTATIONS.length();
            if (bytes[brace] == '{' && ANNOTATIONS.isAt(bytes, annotations)) {
                return isTimes(annotations - TIMES, from) ? annotations - TIMES : -1;
            }
        }
        return -1;
    }

    private boolean isTimes(int index, int from) {
        return index >= from && RECEIVED.isAt(bytes, index);
    }
}
