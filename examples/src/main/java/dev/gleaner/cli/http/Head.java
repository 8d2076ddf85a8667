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
 * The request line and header fields of a request. Refuses heads that a proxy could read differently, to prevent
 * request smuggling. See <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, 6.3 and 11.2</a>.
 */
final class Head {
    /** The maximum length, in bytes. */
    static final int LONGEST = 1 << 14;

    private static final String NAME_MARKS = "!#$%&'*+-.^_`|~";
    private static final int MOST_DIGITS = 18;

    private final String method;
    private final String path;
    private final boolean isHttp10;
    private final Map<String, String> fields;

    private Head(String method, String path, boolean isHttp10, Map<String, String> fields) {
        this.method = method;
        this.path = path;
        this.isHttp10 = isHttp10;
        this.fields = fields;
    }

    /** Whether the name of a method or field may contain the byte. */
    static boolean isNameByte(int b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || NAME_MARKS.indexOf(b) >= 0;
    }

    /** Parses a head, including the empty line at its end. */
    static Head parse(byte[] bytes) throws RefusedException {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        String[] first = lines[0].split(" ", -1);
        if (first.length != 3 || !isName(first[0]) || !first[2].startsWith("HTTP/")) {
            throw new RefusedException(400, "the first line is not a request line of HTTP");
        }
        if (!first[2].equals("HTTP/1.1") && !first[2].equals("HTTP/1.0")) {
            throw new RefusedException(505, "unsupported version of HTTP; expected HTTP/1.1 or HTTP/1.0");
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 1; i < lines.length - 2; i++) {
            addField(lines[i], fields);
        }
        return new Head(first[0], path(first[1]), first[2].endsWith("0"), fields);
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.chars().allMatch(Head::isNameByte);
    }

    /** The decoded path of a target, which may be a whole URL. */
    private static String path(String target) throws RefusedException {
        try {
            // Without a host, URI would read a path that starts with two slashes as a host.
            String path = new URI(target.startsWith("/") ? "http://host" + target : target).getPath();
            if (path != null) {
                return path.isEmpty() ? "/" : path;
            }
        } catch (URISyntaxException e) {
            // Refused below.
        }
        throw new RefusedException(400, "the path is not valid in a URL");
    }

    private static void addField(String line, Map<String, String> fields) throws RefusedException {
        int colon = line.indexOf(':');
        if (colon < 0 || !isName(line.substring(0, colon))) {
            throw new RefusedException(400, "a header field has no valid name");
        }
        String value = line.substring(colon + 1).strip();
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            throw new RefusedException(400, "a header field has a control character");
        }
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        String before = fields.put(name, value);
        if (before != null) {
            if (name.equals("content-length")) {
                throw new RefusedException(400, "Content-Length is given twice");
            }
            fields.put(name, before + ", " + value);
        }
    }

    /** The method. */
    String method() {
        return method;
    }

    /** The decoded path, without the query. */
    String path() {
        return path;
    }

    /** Whether the connection stays open for another request. */
    boolean keepsAlive() {
        return list("connection").noneMatch("close"::equals)
                && (!isHttp10 || list("connection").anyMatch("keep-alive"::equals));
    }

    /** Whether the client waits for {@code 100 Continue} before it sends the body. */
    boolean expectsContinue() throws RefusedException {
        List<String> expected = list("expect").toList();
        if (isHttp10 || expected.isEmpty()) {
            return false;
        }
        if (!expected.equals(List.of("100-continue"))) {
            throw new RefusedException(417, "unsupported Expect; expected 100-continue");
        }
        return true;
    }

    /** The content encodings, in lower case. */
    List<String> encodings() {
        return list("content-encoding").toList();
    }

    private Stream<String> list(String name) {
        return Stream.of(fields.getOrDefault(name, "").split(",", -1))
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .filter(part -> !part.isEmpty());
    }

    /** The reader of the body. */
    Framing framing(int longest) throws RefusedException {
        String length = fields.get("content-length");
        if (fields.containsKey("transfer-encoding")) {
            if (isHttp10) {
                throw new RefusedException(400, "HTTP/1.0 has no Transfer-Encoding");
            }
            if (length != null) {
                throw new RefusedException(400, "both Content-Length and Transfer-Encoding are given");
            }
            if (!list("transfer-encoding").toList().equals(List.of("chunked"))) {
                throw new RefusedException(501, "unsupported transfer encoding; expected chunked");
            }
            return new ChunkedBody(longest);
        }
        if (length == null) {
            throw new RefusedException(411, "Content-Length and Transfer-Encoding are missing");
        }
        if (length.isEmpty() || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new RefusedException(400, "Content-Length is not a number");
        }
        if (length.length() > MOST_DIGITS || Long.parseLong(length) > longest) {
            throw ChunkedBody.tooLong(longest);
        }
        return new SizedBody(Integer.parseInt(length));
    }
}
