package dev.gleaner.document;

import java.util.Locale;

/**
 * Reports the characters that YAML does not allow, not even inside quotes (YAML 1.1, 5.1), and replaces them by U+FFFD.
 * The parser would stop at the first one.
 */
final class YamlCharacters {
    /** The maximum number of reported lines, because a binary file has such characters everywhere. */
    private static final int MAX_LINES = 100;

    private final String text;
    private final Violations violations;
    private final StringBuilder replaced;

    private int line = 1;
    private int lineStart;
    private int faultyLines;

    /** The first character of the line that is not allowed, its column, and the number of such characters. */
    private int first;

    private int column;
    private int count;

    private YamlCharacters(String text, Violations violations) {
        this.text = text;
        this.violations = violations;
        this.replaced = new StringBuilder(text);
    }

    /** The text with the characters replaced; reports one violation for each line that contains some. */
    static String replaceForbidden(String text, Violations violations) {
        return text.codePoints().allMatch(YamlCharacters::isAllowed)
                ? text
                : new YamlCharacters(text, violations).replaceAll();
    }

    private String replaceAll() {
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            if (!isAllowed(c)) {
                replaced.setCharAt(i, '\uFFFD');
                addForbidden(i, c);
            } else if (isLineEnd(i)) {
                endLine();
                line++;
                lineStart = i + 1;
            }
            i += Character.charCount(c) - 1;
        }
        endLine();
        return replaced.toString();
    }

    private void addForbidden(int index, int c) {
        if (count++ == 0) {
            first = c;
            column = 1 + text.codePointCount(lineStart, index);
        }
    }

    private void endLine() {
        if (count > 0 && faultyLines++ < MAX_LINES) {
            String more = faultyLines == MAX_LINES
                    ? "; characters on further lines are not reported"
                    : count > 1 ? "; " + (count - 1) + " more on this line" : "";
            violations.report(
                    DocumentFault.YAML_SYNTAX,
                    new Position(line, column),
                    FieldPath.ROOT,
                    String.format(Locale.ROOT, "the character U+%04X is not allowed%s", first, more));
        }
        count = 0;
    }

    /** Whether the parser counts a line end here. */
    private boolean isLineEnd(int index) {
        return switch (text.charAt(index)) {
            case '\n', '\u0085', '\u2028', '\u2029' -> true;
            case '\r' -> index + 1 == text.length() || text.charAt(index + 1) != '\n';
            default -> false;
        };
    }

    private static boolean isAllowed(int c) {
        return c >= ' ' && c <= '~'
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c == 0x85
                || c >= 0xA0 && c < Character.MIN_SURROGATE
                || c > Character.MAX_SURROGATE && c <= 0xFFFD
                || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
