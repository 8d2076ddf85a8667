package dev.gleaner.document;

/** The style of a text in YAML. */
final class YamlText {
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL
    }

    private static final String HEX = "0123456789ABCDEF";

    private YamlText() {}

    /** The style that a text needs. At the start of a line, a text that looks like a document marker is quoted. */
    static Style styleOf(String text, boolean atLineStart) {
        if (text.isEmpty()) {
            return Style.DOUBLE_QUOTED;
        }
        boolean plain = startsPlain(text) && !isBlank(text.charAt(text.length() - 1));
        boolean lines = false;
        boolean escapes = false;
        boolean tabs = false;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHarmless(c)) {
                before = c;
                continue;
            }
            if (c == '\n') {
                lines = true;
            } else if (c == '\t') {
                tabs = true;
            } else if (c == ':' && (i + 1 == text.length() || isBlank(text.charAt(i + 1)))
                    || c == '#' && isBlank(before)) {
                plain = false;
            } else if (needsEscape(c)) {
                if (!isPair(text, i)) {
                    return Style.DOUBLE_QUOTED;
                }
                i++;
            } else if (c == '"' || c == '\\') {
                escapes = true;
            }
            before = c;
        }
        if (lines) {
            // A blank first line makes the indentation of a literal block ambiguous.
            return text.charAt(0) == '\n' || text.charAt(0) == '\t' || text.isBlank()
                    ? Style.DOUBLE_QUOTED
                    : literalOrQuoted(text);
        }
        if (tabs) {
            // PyYAML refuses a tab in plain text.
            return Style.DOUBLE_QUOTED;
        }
        if (plain && YamlScalar.isPlainText(text) && !(atLineStart && isMarker(text))) {
            return Style.PLAIN;
        }
        return escapes ? Style.SINGLE_QUOTED : Style.DOUBLE_QUOTED;
    }

    private static Style literalOrQuoted(String text) {
        // Readers disagree about a first line that contains only spaces.
        int end = text.indexOf('\n');
        return text.substring(0, end).isBlank() ? Style.DOUBLE_QUOTED : Style.LITERAL;
    }

    private static boolean startsPlain(String text) {
        char first = text.charAt(0);
        return switch (first) {
            case '-', '?', ':' -> text.length() > 1 && !isBlank(text.charAt(1));
            case ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' -> false;
            default -> !isBlank(first);
        };
    }

    /** Whether a character has no special meaning in a text; a fast check for the most common ones. */
    private static boolean isHarmless(char c) {
        return c >= 'a' && c <= 'z' || c >= '-' && c <= '9' || c >= 'A' && c <= 'Z' || c == ' ' || c == '_';
    }

    private static boolean isMarker(String text) {
        return (text.startsWith("---") || text.startsWith("...")) && (text.length() == 3 || isBlank(text.charAt(3)));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    /**
     * Whether a character is a control character, a line end of YAML 1.1, a byte order mark, a non-character or a
     * surrogate.
     */
    private static boolean needsEscape(char c) {
        return c < ' ' && c != '\t'
                || c >= 0x7F && c < 0xA0
                || c == 0x2028
                || c == 0x2029
                || c == 0xFEFF
                || c >= 0xFFFE
                || Character.isSurrogate(c);
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    /** The text in double quotes. */
    static void appendEscaped(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (!needsEscape(c)) {
                        out.append(c);
                    } else if (isPair(text, i)) {
                        out.append(c).append(text.charAt(++i));
                    } else if (Character.isSurrogate(c)) {
                        throw new IllegalArgumentException("unpaired surrogate at index " + i + " of a text");
                    } else {
                        appendHex(c, out);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void appendHex(char c, StringBuilder out) {
        out.append(c < 0x100 ? "\\x" : "\\u");
        for (int shift = c < 0x100 ? 4 : 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 0xF));
        }
    }
}
