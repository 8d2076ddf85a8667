package dev.gleaner.event.read;

import dev.gleaner.event.line.JsonSpan;
import java.nio.charset.StandardCharsets;

/**
 * Texts that carry several records, or one that is quoted once more: a list, objects that follow each other with or without
 * line ends, a JSON text. A text that cannot carry a record is none of these.
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

    /** The kind of such a text in a word. A list of records is no carrier. */
    static String kind(String text) {
        return text.startsWith("\"") ? "text" : "";
    }

    /** A cheap look at the ends. */
    private static boolean mayBe(String text) {
        char last = text.charAt(text.length() - 1);
        return switch (text.charAt(0)) {
            case '[' -> last == ']';
            case '"' -> last == '"';
            default -> last == '}' && hasTwo(text);
        };
    }

    /** Whether an object may end in a text before its last one. */
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
