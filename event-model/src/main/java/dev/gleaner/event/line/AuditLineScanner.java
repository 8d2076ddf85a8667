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
    /** The start of an item of a list. It has no kind and no version, because the list has them. */
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

    // The parts of the event that was found last.
    final DecodedValues decoded;
    final int[] marks = new int[IndexedAuditEvent.MARKS];
    final FoundPart<UserInfo> user = new FoundPart<>(this, LoggedUserInfo.FIELDS);
    final FoundPart<UserInfo> impersonatedUser = new FoundPart<>(this, LoggedUserInfo.FIELDS);
    final FoundPart<Origin> origin = new FoundPart<>(this, 0);
    final FoundPart<ObjectReference> objectRef = new FoundPart<>(this, LoggedObjectReference.FIELDS);
    final FoundPart<ResponseStatus> status = new FoundPart<>(this, 0);
    final FoundPart<Map<String, String>> annotations = new FoundPart<>(this, 0);
    boolean isItem;
    AuditLevel level = AuditLevel.METADATA;
    Stage stage = Stage.REQUEST_RECEIVED;
    long received;
    long staged;

    private final PassingEvent passing = new PassingEvent(this);

    /** A scanner whose events share decoded values. */
    public AuditLineScanner(DecodedValues decoded) {
        this.decoded = decoded;
    }

    /**
     * The event that starts at an index and ends with its line, or with the bytes; null if it is not in the server's
     * format, or not complete.
     */
    public @Nullable LineEvent scan(byte[] bytes, int from, int to) {
        LineEvent event = pass(bytes, from, to);
        return event == null ? null : event.lasting();
    }

    /**
     * The same event, but valid only until the next line is scanned: each call returns the same object, or null. Its
     * {@link LineEvent#lasting()} copy stays valid.
     */
    public @Nullable LineEvent pass(byte[] bytes, int from, int to) {
        over(bytes, from, to);
        return takeStart() && endsWithLine(to) ? passing(from) : null;
    }

    private boolean endsWithLine(int to) {
        return takeOptionalStatus() && acceptEnd() && (at == to || bytes[at] == '\n');
    }

    private PassingEvent passing(int from) {
        passing.set(from, at);
        return passing;
    }

    /** Accepts the fields up to the object. */
    private boolean takeStart() {
        isItem = accept(ITEM);
        if (!isItem && !(accept(HEAD) && accept(VERSION))) {
            return false;
        }
        int levelWord = acceptOneOf(LEVEL_WORDS);
        if (levelWord < 0 || !acceptUuid()) {
            return false;
        }
        level = LEVELS[levelWord];
        markText(IndexedAuditEvent.AUDIT_ID);
        int stageWord = accept(STAGE) ? acceptOneOf(STAGE_WORDS) : -1;
        if (stageWord < 0 || !acceptText()) {
            return false;
        }
        stage = STAGES[stageWord];
        markText(IndexedAuditEvent.REQUEST_URI);
        if (!accept(VERB) || !acceptText()) {
            return false;
        }
        markText(IndexedAuditEvent.VERB);
        return accept(USER) && takeUser(user) && acceptMiddle();
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

    /** Accepts the fields between the user and the object, and the object. */
    private boolean acceptMiddle() {
        impersonatedUser.clear();
        if (accept(IMPERSONATED_USER) && !takeUser(impersonatedUser)) {
            return false;
        }
        noMark(IndexedAuditEvent.AUTHENTICATION_METADATA);
        if (accept(AUTHENTICATION_METADATA)
                && !mark(IndexedAuditEvent.AUTHENTICATION_METADATA, at, acceptAuthenticationMetadata(null))) {
            return false;
        }
        if (!takeOrigin()) {
            return false;
        }
        objectRef.clear();
        return !accept(OBJECT_REF) || takeObjectReference();
    }

    private boolean takeOptionalStatus() {
        status.clear();
        return !accept(RESPONSE_STATUS) || takeStatus();
    }

    private boolean takeUser(FoundPart<UserInfo> part) {
        int from = at;
        long hash = decoded.users().hashAt(bytes, from, limit);
        Slice<UserInfo> known = decoded.users().startingAt(hash, bytes, from, limit);
        if (known != null) {
            at += known.length();
            part.set(known);
            return true;
        }
        return acceptUser(part.newOffsets()) && take(part, decoded.users(), hash, from);
    }

    /** Sets a part that starts at an index and ends here. It is not cached yet. */
    private <T> boolean take(FoundPart<T> part, SliceCache<T> cache, long hash, int from) {
        part.set(from, at);
        Slice<T> cached = cache.take(hash, bytes, from, at, part.offsets());
        if (cached != null) {
            part.set(cached);
        }
        return true;
    }

    private boolean takeOrigin() {
        int from = at;
        long hash = decoded.origins().hashAt(bytes, from, limit);
        Slice<Origin> known = decoded.origins().startingAt(hash, bytes, from, limit);
        if (known != null) {
            at += known.length();
            origin.set(known);
            return true;
        }
        if (!acceptOrigin(null)) {
            return false;
        }
        // Only an origin that ends with a quote can be recognised by its bytes alone when it occurs again.
        if (at > from && bytes[at - 1] == '"') {
            return take(origin, decoded.origins(), hash, from);
        }
        origin.set(from, at);
        return true;
    }

    /** Accepts a reference. It contains no objects, so that it usually ends at the next brace. */
    private boolean takeObjectReference() {
        int from = at;
        int to = Words.indexOf((byte) '}', bytes, at, limit) + 1;
        long hash = SliceCache.hash(bytes, from, to);
        Slice<ObjectReference> known = decoded.references().find(hash, bytes, from, to);
        if (known != null) {
            at = to;
            objectRef.set(known);
            return true;
        }
        return acceptObjectReference(objectRef.newOffsets())
                && at == to
                && take(objectRef, decoded.references(), hash, from);
    }

    private boolean takeStatus() {
        int from = at;
        long hash = decoded.statuses().hashAt(bytes, from, limit);
        Slice<ResponseStatus> known = decoded.statuses().startingAt(hash, bytes, from, limit);
        if (known != null) {
            at += known.length();
            status.set(known);
            return true;
        }
        return acceptStatus(null) && take(status, decoded.statuses(), hash, from);
    }

    /** Accepts bodies, timestamps and annotations. */
    private boolean acceptEnd() {
        noMark(IndexedAuditEvent.BODIES);
        int bodies = at;
        if (accept(AuditBodies.REQUEST_OBJECT) || accept(AuditBodies.RESPONSE_OBJECT)) {
            // NUL bytes can follow a truncated record. JSON of the server contains no control characters.
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
        annotations.clear();
        if (accept(ANNOTATIONS) && !takeAnnotations()) {
            return false;
        }
        return accept('}');
    }

    /** Accepts a second timestamp that equals the first one, as at the stage RequestReceived. */
    private boolean isTimestampAgain() {
        int before = at - STAGED.length() - TIMESTAMP_AND_QUOTE;
        if (at + TIMESTAMP_AND_QUOTE > limit || !Words.equal(bytes, at, bytes, before, TIMESTAMP_AND_QUOTE)) {
            return false;
        }
        at += TIMESTAMP_AND_QUOTE;
        return true;
    }

    /** Accepts the annotations. They are the last field, so that they end before the brace at the end of the line. */
    private boolean takeAnnotations() {
        int from = at;
        int end = Words.indexOf((byte) '\n', bytes, at, limit);
        int to = (end < 0 ? limit : end) - 1;
        long hash = SliceCache.hash(bytes, from, to);
        Slice<Map<String, String>> known = decoded.annotations().find(hash, bytes, from, to);
        if (known != null) {
            at = to;
            annotations.set(known);
            return true;
        }
        return acceptTextMapping(null) && at == to && take(annotations, decoded.annotations(), hash, from);
    }

    /**
     * The start of the timestamps after the bodies: they are before the end of the line, or before the annotations. -1
     * if they are not there. If the line is JSON, these bytes cannot be a part of the bodies: inside a text the quotes
     * would be escaped, and inside an object the line would not end here. If the line is not JSON, the error is in the
     * bodies, and is reported when they are read.
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
