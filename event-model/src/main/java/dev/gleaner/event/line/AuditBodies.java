package dev.gleaner.event.line;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.UnknownFields;
import dev.gleaner.event.audit.AuditEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an audit event between status and timestamps.
 *
 * @param requestObject the body of the request
 * @param responseObject the body of the response
 * @param unknownFields fields that newer servers may write there
 */
record AuditBodies(Optional<JsonText> requestObject, Optional<JsonText> responseObject, UnknownFields unknownFields) {
    static final AuditBodies NONE = new AuditBodies(Optional.empty(), Optional.empty(), UnknownFields.NONE);

    /** The key of the first body, with the comma before it. */
    static final Literal REQUEST_OBJECT = Literal.of(",\"requestObject\":");

    /** The key of the second body, with the comma before it. */
    static final Literal RESPONSE_OBJECT = Literal.of(",\"responseObject\":");

    /** The bodies of a line. They are between {@code from} and {@code to} within the line. */
    static AuditBodies of(byte[] bytes, int lineFrom, int lineTo, int from, int to) {
        AuditBodies plain = split(bytes, from, to);
        if (plain != null) {
            return plain;
        }
        AuditEvent whole = AnyJson.auditEvent(bytes, lineFrom, lineTo);
        return whole == null
                ? broken(bytes, from, to)
                : new AuditBodies(whole.requestObject(), whole.responseObject(), whole.unknownFields());
    }

    /** The end of the request body, or the place where it would be. */
    static int requestEnd(byte[] bytes, int from, int to) {
        if (!startsWith(bytes, from, to, REQUEST_OBJECT)) {
            return from;
        }
        int end = JsonSpan.end(bytes, from + REQUEST_OBJECT.length(), to);
        return end < 0 ? to : end;
    }

    /** The two bodies, if there is nothing else; null otherwise. */
    private static @Nullable AuditBodies split(byte[] bytes, int from, int to) {
        Optional<JsonText> request = Optional.empty();
        int at = from;
        if (startsWith(bytes, at, to, REQUEST_OBJECT)) {
            int start = at + REQUEST_OBJECT.length();
            at = JsonSpan.end(bytes, start, to);
            if (at < 0) {
                return null;
            }
            request = Optional.of(JsonText.of(bytes, start, at));
        }
        if (at == to) {
            return new AuditBodies(request, Optional.empty(), UnknownFields.NONE);
        }
        int start = at + RESPONSE_OBJECT.length();
        return startsWith(bytes, at, to, RESPONSE_OBJECT) && JsonSpan.end(bytes, start, to) == to
                ? new AuditBodies(request, Optional.of(JsonText.of(bytes, start, to)), UnknownFields.NONE)
                : null;
    }

    /** The whole range as the first body. Reading its value reports the error. */
    private static AuditBodies broken(byte[] bytes, int from, int to) {
        boolean isRequest = startsWith(bytes, from, to, REQUEST_OBJECT);
        int start = from + (isRequest ? REQUEST_OBJECT : RESPONSE_OBJECT).length();
        Optional<JsonText> body = Optional.of(JsonText.of(bytes, start, to));
        return isRequest
                ? new AuditBodies(body, Optional.empty(), UnknownFields.NONE)
                : new AuditBodies(Optional.empty(), body, UnknownFields.NONE);
    }

    private static boolean startsWith(byte[] bytes, int at, int to, Literal wanted) {
        return at + wanted.length() <= to && wanted.isAt(bytes, at);
    }
}
