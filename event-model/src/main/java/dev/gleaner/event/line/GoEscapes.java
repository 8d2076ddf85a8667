package dev.gleaner.event.line;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The escapes in JSON that Go writes (Go 1.18, encoding/json/encode.go). */
final class GoEscapes {
    /** The escapes of the characters that Go escapes for HTML and JavaScript. */
    private static final List<byte[]> CODES = Stream.of("u003c", "u003e", "u0026", "u2028", "u2029")
            .map(code -> code.getBytes(StandardCharsets.US_ASCII))
            .toList();

    /** Whether a byte may need another spelling: an escape, a character that Go escapes, or a part of one. */
    private static final boolean[] DOUBTFUL = new boolean[1 << Byte.SIZE];

    static {
        for (char c : new char[] {'\\', '<', '>', '&', 0xe2}) {
            DOUBTFUL[c] = true;
        }
    }

    private GoEscapes() {}

    /** Whether JSON is spelled as Go spells it, as far as its texts go; it is known to be correct. */
    static boolean areAllIn(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (DOUBTFUL[bytes[i] & 0xff]) {
                if (bytes[i] != '\\') {
                    return false;
                }
                i++;
                if (!isShort(bytes[i]) && !isCode(bytes, i)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether all escapes in a text are short, so that the same text has no other spelling with short escapes. */
    static boolean areShort(byte[] bytes, int from, int to) {
        int i = from;
        while ((i = Words.indexOf((byte) '\\', bytes, i, to)) >= 0) {
            if (!isShort(bytes[i + 1])) {
                return false;
            }
            i += 2;
        }
        return true;
    }

    private static boolean isShort(byte letter) {
        return switch (letter) {
            case '"', '\\', 'n', 'r', 't' -> true;
            default -> false;
        };
    }

    private static boolean isCode(byte[] bytes, int from) {
        return bytes[from] == 'u'
                && CODES.stream()
                        .anyMatch(code -> Arrays.equals(bytes, from, from + code.length, code, 0, code.length));
    }
}
