package dev.gleaner.event.read;

import dev.gleaner.event.line.JsonSpan;
import java.nio.charset.StandardCharsets;

/**
 * Recognises texts that carry several records, or a record that is quoted again: a list, objects one after another with
 * or without line ends, or a JSON text. Texts that cannot carry a record are ignored.
 */
final class CarriedList {
    private static final byte[] NONE = {};

    private CarriedList() {}

    /** The bytes of a text that carries several records, or a quoted one; empty if it does not. */
    static byte[] of(String text) {
        if (text.length() < 2 || "[{\"".indexOf(text.charAt(0)) < 0 || !mayBe(text)) {
            return NONE;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int end = JsonSpan.end(bytes, 0, bytes.length);
        boolean isOne = bytes[0] == '{' ? end < 0 || !startsObject(bytes, end) : end != bytes.length;
        return isOne || !RecordSearch.mayCarry(bytes, 0, bytes.length) ? NONE : bytes;
    }

    /** The kind of carrier of such a text, in a word; empty for a list of records, which is not a carrier. */
    static String kind(String text) {
        return text.startsWith("\"") ? "text" : "";
    }

    /** Whether a text may be one of these; a fast check. */
    private static boolean mayBe(String text) {
        char last = text.charAt(text.length() - 1);
        return switch (text.charAt(0)) {
            case '[' -> last == ']';
            case '"' -> last == '"';
            default -> last == '}' && hasTwo(text);
        };
    }

    /** Whether a text may contain an object that another one follows. */
    private static boolean hasTwo(String text) {
        for (int at = text.indexOf('}'); at >= 0; at = text.indexOf('}', at + 1)) {
            int next = at + 1;
            while (next < text.length() && " \t\r\n,".indexOf(text.charAt(next)) >= 0) {
                next++;
            }
            if (next < text.length() && text.charAt(next) == '{') {
                return true;
            }
            at = next - 1;
        }
        return false;
    }

    private static boolean startsObject(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && " \t\r\n,".indexOf(bytes[at]) >= 0) {
            at++;
        }
        return at < bytes.length && bytes[at] == '{';
    }
}
