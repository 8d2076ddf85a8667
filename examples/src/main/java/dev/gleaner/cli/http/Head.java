package dev.gleaner.cli.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The head of a request. What a proxy in front of us could understand in another way is refused, so that no request hides in another one.
 * See <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, 6.3 and 11.2</a>.
 */
final class Head {
    /** The longest head, in bytes. */
    static final int LONGEST = 1 << 14;

    private static final String NAME_MARKS = "!#$%&'*+-.^_`|~";
    private static final int MOST_DIGITS = 18;

    private final String method;
    private final String path;
    private final boolean isOld;
    private final Map<String, String> fields;

    private Head(String method, String path, boolean isOld, Map<String, String> fields) {
        this.method = method;
        this.path = path;
        this.isOld = isOld;
        this.fields = fields;
    }

    /** Whether a name, of a method or a field, may contain the byte. */
    static boolean isOfName(int b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || NAME_MARKS.indexOf(b) >= 0;
    }

    /** Reads a head, with the empty line behind it. */
    static Head parse(byte[] bytes) throws RefusedException {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        String[] first = lines[0].split(" ", -1);
        if (first.length != 3 || !isName(first[0]) || !first[2].startsWith("HTTP/")) {
            throw new RefusedException(400, "the first line is no request of HTTP");
        }
        if (!first[2].equals("HTTP/1.1") && !first[2].equals("HTTP/1.0")) {
            throw new RefusedException(505, "the versions are HTTP/1.1 and HTTP/1.0");
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 1; i < lines.length - 2; i++) {
            addField(lines[i], fields);
        }
        return new Head(first[0], path(first[1]), first[2].endsWith("0"), fields);
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.chars().allMatch(Head::isOfName);
    }

    /** The path, decoded, of a target that may be a whole URL. */
    private static String path(String target) throws RefusedException {
        try {
            // By itself, a path that starts with two slashes would be read as a host.
            String path = new URI(target.startsWith("/") ? "http://host" + target : target).getPath();
            if (path != null) {
                return path.isEmpty() ? "/" : path;
            }
        } catch (URISyntaxException e) {
            // As below.
        }
        throw new RefusedException(400, "the path is no part of a URL");
    }

    private static void addField(String line, Map<String, String> fields) throws RefusedException {
        int colon = line.indexOf(':');
        if (colon < 0 || !isName(line.substring(0, colon))) {
            throw new RefusedException(400, "a field of the head has no name");
        }
        String value = line.substring(colon + 1).strip();
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            throw new RefusedException(400, "a field of the head has a control character");
        }
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        String before = fields.put(name, value);
        if (before != null) {
            if (name.equals("content-length")) {
                throw new RefusedException(400, "Content-Length is there twice");
            }
            fields.put(name, before + ", " + value);
        }
    }

    /** The method. */
    String method() {
        return method;
    }

    /** The path, decoded and without its query. */
    String path() {
        return path;
    }

    /** Whether the client wants to send another request when this one is answered. */
    boolean keepsAlive() {
        return list("connection").noneMatch("close"::equals)
                && (!isOld || list("connection").anyMatch("keep-alive"::equals));
    }

    /** Whether the client waits with the body until it is asked for it. */
    boolean expectsContinue() throws RefusedException {
        List<String> expected = list("expect").toList();
        if (isOld || expected.isEmpty()) {
            return false;
        }
        if (!expected.equals(List.of("100-continue"))) {
            throw new RefusedException(417, "the only expectation is 100-continue");
        }
        return true;
    }

    /** The names of what was done to the body, in lower case. */
    List<String> encodings() {
        return list("content-encoding").toList();
    }

    private Stream<String> list(String name) {
        return Stream.of(fields.getOrDefault(name, "").split(",", -1))
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .filter(part -> !part.isEmpty());
    }

    /** How the end of the body is known. */
    Framing framing(int longest) throws RefusedException {
        String length = fields.get("content-length");
        if (fields.containsKey("transfer-encoding")) {
            if (length != null || isOld) {
                throw new RefusedException(400, "the head says in two ways where the body ends");
            }
            if (!list("transfer-encoding").toList().equals(List.of("chunked"))) {
                throw new RefusedException(501, "the only transfer encoding is chunked");
            }
            return new ChunkedBody(longest);
        }
        if (length == null) {
            throw new RefusedException(411, "the head does not say where the body ends");
        }
        if (length.isEmpty() || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new RefusedException(400, "Content-Length is no number");
        }
        if (length.length() > MOST_DIGITS || Long.parseLong(length) > longest) {
            throw ChunkedBody.tooLong(longest);
        }
        return new SizedBody(Integer.parseInt(length));
    }
}
