package dev.gleaner.event.url;

import dev.gleaner.document.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parses path and query of a URL as Go does (net/url of Go 1.18). */
public final class RequestUrl {
    private static final int ESCAPE_LENGTH = 3;
    private static final int HEXADECIMAL = 16;

    private RequestUrl() {}

    /**
     * The path of a URL, decoded.
     *
     * @throws IllegalArgumentException if it is not a URL
     */
    public static String path(String url) {
        Objects.requireNonNull(url, "url");
        if (!url.startsWith("/")) {
            throw new IllegalArgumentException("the path " + Violation.quoted(url)
                    + " does not start with a slash; expected one such as /healthz");
        }
        if (url.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("the path " + Violation.quoted(url)
                    + " has a space or a control character; expected it percent-encoded");
        }
        String path = decoded(withoutQuery(url));
        if (path == null) {
            throw new IllegalArgumentException(
                    "the path " + Violation.quoted(url) + " has a % without two hexadecimal digits; expected %25");
        }
        return path;
    }

    /** The path of a recorded URL; decoded unless an escape is invalid. */
    public static String recordedPath(String url) {
        Objects.requireNonNull(url, "url");
        String raw = withoutQuery(url);
        String path = decoded(raw);
        return path == null ? raw : path;
    }

    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    /** The query; empty if there is none. */
    public static String query(String url) {
        Objects.requireNonNull(url, "url");
        int query = url.indexOf('?');
        return query < 0 ? "" : url.substring(query + 1);
    }

    /** All values of a parameter of a recorded URL, in order; a value with an invalid escape stays as it is. */
    public static List<String> parameters(String url, String name) {
        Objects.requireNonNull(name, "name");
        List<String> values = new ArrayList<>();
        String start = name + "=";
        for (String pair : query(url).split("&", -1)) {
            if (pair.startsWith(start)) {
                String raw = pair.substring(start.length());
                String value = decoded(raw.replace('+', ' '));
                values.add(value == null ? raw : value);
            }
        }
        return List.copyOf(values);
    }

    /** Decodes escapes such as {@code %2F}; null if one is invalid. */
    static @Nullable String decoded(String text) {
        int at = text.indexOf('%');
        if (at < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int from = 0;
        for (; at >= 0; at = text.indexOf('%', from)) {
            int value = at + ESCAPE_LENGTH > text.length() ? -1 : value(text.charAt(at + 1), text.charAt(at + 2));
            if (value < 0) {
                return null;
            }
            bytes.writeBytes(text.substring(from, at).getBytes(StandardCharsets.UTF_8));
            bytes.write(value);
            from = at + ESCAPE_LENGTH;
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int value(char high, char low) {
        int first = digit(high);
        int second = digit(low);
        return first < 0 || second < 0 ? -1 : first * HEXADECIMAL + second;
    }

    /** The value of a hexadecimal digit in ASCII; -1 for any other character. */
    private static int digit(char c) {
        return c > 'f' ? -1 : Character.digit(c, HEXADECIMAL);
    }
}
