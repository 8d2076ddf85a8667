package dev.gleaner.cli.http;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to a request.
 *
 * @param code the status code of HTTP
 * @param reason why the request is refused, in words; empty when it is not
 * @param fields further fields of the answer's head
 */
public record Answer(int code, String reason, Map<String, String> fields) {
    /** The request is taken. */
    public static final Answer TAKEN = new Answer(200, "", Map.of());

    private static final int FIRST_REFUSAL = 400;

    /** Copies the fields. */
    public Answer {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A refusal. */
    public static Answer refused(int code, String reason) {
        return new Answer(code, reason, Map.of());
    }

    /** The server cannot take the request now; clients send it again after a second. */
    public static Answer later(String reason) {
        return refused(503, reason).with("Retry-After", "1");
    }

    /** The same answer with one more field. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Answer(code, reason, more);
    }

    /** Whether the request is refused. */
    public boolean isRefusal() {
        return code >= FIRST_REFUSAL;
    }

    /** The answer as it is sent; the answer to a {@code HEAD} has no body. */
    byte[] encoded(boolean closes, boolean isToHead) {
        byte[] body = reason.isEmpty() ? new byte[0] : (reason + "\n").getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + code + " " + phrase() + "\r\n");
        fields.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (body.length > 0) {
            head.append("Content-Type: text/plain; charset=utf-8\r\n");
        }
        head.append("Content-Length: " + body.length + "\r\n");
        // Clients of HTTP/1.0 close the connection unless they are told not to.
        head.append("Connection: " + (closes ? "close" : "keep-alive") + "\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        if (isToHead) {
            return start;
        }
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private String phrase() {
        return switch (code) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 411 -> "Length Required";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 417 -> "Expectation Failed";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            case 505 -> "HTTP Version Not Supported";
            default -> "";
        };
    }
}
