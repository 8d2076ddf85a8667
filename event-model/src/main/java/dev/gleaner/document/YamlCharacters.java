package dev.gleaner.document;

import java.util.Locale;

/**
 * The characters that YAML does not allow, not even inside quotes (YAML 1.1, 5.1). The parser gives up at the first one; so
 * each is reported here, and U+FFFD stands for it from then on.
 */
final class YamlCharacters {
    /** A file that is no text has them everywhere. */
    private static final int MOST_LINES = 100;

    private final String text;
    private final Violations violations;
    private final StringBuilder allowed;

    private int line = 1;
    private int lineStart;
    private int faultyLines;

    /** The first character of the line that is not allowed, its column, and how many there are. */
    private int first;

    private int column;
    private int count;

    private YamlCharacters(String text, Violations violations) {
        this.text = text;
        this.violations = violations;
        this.allowed = new StringBuilder(text);
    }

    /** The text, with another character in place of each that is not allowed and a violation for each line with some. */
    static String allowedIn(String text, Violations violations) {
        return text.codePoints().allMatch(YamlCharacters::isAllowed)
                ? text
                : new YamlCharacters(text, violations).replaceAll();
    }

    private String replaceAll() {
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            if (!isAllowed(c)) {
                allowed.setCharAt(i, '\uFFFD');
                found(i, c);
            } else if (isLineEnd(i)) {
                endLine();
                line++;
                lineStart = i + 1;
            }
            i += Character.charCount(c) - 1;
        }
        endLine();
        return allowed.toString();
    }

    private void found(int index, int c) {
        if (count++ == 0) {
            first = c;
            column = 1 + text.codePointCount(lineStart, index);
        }
    }

    private void endLine() {
        if (count > 0 && faultyLines++ < MOST_LINES) {
            String more = faultyLines == MOST_LINES
                    ? ", nor are others from here on"
                    : count > 1 ? ", nor are " + (count - 1) + " more on this line" : "";
            violations.report(
                    DocumentFault.YAML_SYNTAX,
                    new Position(line, column),
                    FieldPath.ROOT,
                    String.format(Locale.ROOT, "the character U+%04X is not allowed%s", first, more));
        }
        count = 0;
    }

    /** Line ends as the parser counts them. */
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
