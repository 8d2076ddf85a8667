package dev.gleaner.audit.validate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Texts as Go prints them in quotes (strconv.Quote, and fmt's verb {@code %#v} for lists of texts). */
final class GoText {
    private GoText() {}

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(quoted, c));
        return quoted.append('"').toString();
    }

    static String list(List<String> texts) {
        return texts.stream().map(GoText::quote).collect(Collectors.joining(", ", "[]string{", "}"));
    }

    private static void append(StringBuilder quoted, int c) {
        switch (c) {
            case '"', '\\' -> quoted.append('\\').append((char) c);
            case 0x07 -> quoted.append("\\a");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 0x0b -> quoted.append("\\v");
            default -> {
                if (isPrint(c)) {
                    quoted.appendCodePoint(c);
                } else {
                    quoted.append(String.format(
                            Locale.ROOT, c < ' ' || c == 0x7f ? "\\x%02x" : c > 0xffff ? "\\U%08x" : "\\u%04x", c));
                }
            }
        }
    }

    /** Whether a character is a letter, mark, number, punctuation, symbol or blank. */
    private static boolean isPrint(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
