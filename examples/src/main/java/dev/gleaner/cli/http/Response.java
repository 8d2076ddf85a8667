package dev.gleaner.cli.http;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The response to a request.
 *
 * @param code the HTTP status code
 * @param reason the reason for a refusal; empty if the request is accepted
 * @param fields additional header fields
 */
public record Response(int code, String reason, Map<String, String> fields) {
    /** The request is accepted. */
    public static final Response OK = new Response(200, "", Map.of());

    private static final int FIRST_REFUSAL = 400;

    /** Copies the fields. */
    public Response {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Refuses a request. */
    public static Response refused(int code, String reason) {
        return new Response(code, reason, Map.of());
    }

    /** Refuses a request for now, with 503. Clients send it again after a second. */
    public static Response unavailable(String reason) {
        return refused(503, reason).with("Retry-After", "1");
    }

    /** The same response with one more header field. */
    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Response(code, reason, more);
    }

    /** Whether the request is refused. */
    public boolean isRefusal() {
        return code >= FIRST_REFUSAL;
    }

    /** Encodes the response as it is sent. The response to a {@code HEAD} has no body. */
    byte[] encoded(boolean closes, boolean isToHead) {
        byte[] body = reason.isEmpty() ? new byte[0] : (reason + "\n").getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + code + " " + phrase() + "\r\n");
        fields.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (body.length > 0) {
            head.append("Content-Type: text/plain; charset=utf-8\r\n");
        }
        head.append("Content-Length: " + body.length + "\r\n");
        // HTTP/1.0 clients close the connection unless the response says keep-alive.
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
