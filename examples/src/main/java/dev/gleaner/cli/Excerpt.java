package dev.gleaner.cli;

import dev.gleaner.document.Position;
import dev.gleaner.document.Printable;
import java.util.List;

/**
 * Shows the line of a position, with a caret below the column. A long line is shortened around the column, and
 * characters that are invisible are escaped. A line that may contain a secret is not shown.
 */
final class Excerpt {
    private static final String MARGIN = "    ";
    private static final String TAB = "    ";
    private static final String MORE = "...";

    /** The width of a terminal without the margin. */
    private static final int WIDTH = 76;

    /** The maximum number of characters before the column that are examined. */
    private static final int BEFORE = 45;

    private final List<String> lines;
    private final SecretText secrets;

    /** The number of characters that may still be examined, because a long line may have many violations. */
    private long budget = 20_000_000;

    Excerpt(String text) {
        lines = text.lines().toList();
        secrets = new SecretText(lines);
    }

    /** The line and the caret; empty if there is no such line, or if it may contain a secret. */
    String at(Position position) {
        if (!position.isKnown() || position.line() > lines.size() || secrets.mayBeOn(position.line())) {
            return "";
        }
        String line = lines.get(position.line() - 1);
        budget -= line.length();
        if (budget < 0) {
            return "";
        }
        int length = line.codePointCount(0, line.length());
        if (length == 0 || position.column() > length + 1) {
            return "";
        }
        int[] characters = line.codePoints().toArray();
        int at = position.column() - 1;
        int first = first(characters, at);
        int caret = first > 0 ? MORE.length() : 0;
        int width = caret;
        StringBuilder text = new StringBuilder(first > 0 ? MORE : "");
        for (int i = first; i < characters.length; i++) {
            String next = printable(characters[i]);
            int columns = width(next);
            if (i == at) {
                caret = width;
            }
            if (i > at && width + columns + MORE.length() > WIDTH && restWidth(characters, i) > WIDTH - width) {
                text.append(MORE);
                break;
            }
            text.append(next);
            width += columns;
        }
        if (at >= characters.length) {
            caret = width;
        }
        return MARGIN + text.toString().stripTrailing() + "\n" + MARGIN + " ".repeat(caret) + "^\n";
    }

    /** The first character that is shown: 0 unless the line is too long. */
    private static int first(int[] characters, int at) {
        int width = 0;
        for (int i = 0; i < characters.length && width <= WIDTH; i++) {
            width += width(printable(characters[i]));
        }
        if (width <= WIDTH) {
            return 0;
        }
        int before = 0;
        int first = Math.min(at, characters.length);
        while (first > 0 && before < BEFORE) {
            before += width(printable(characters[--first]));
        }
        return first <= MORE.length() ? 0 : first;
    }

    /** The width of the rest of a line, as far as it matters. */
    private static int restWidth(int[] characters, int from) {
        int width = 0;
        for (int i = from; i < characters.length && width <= WIDTH; i++) {
            width += width(printable(characters[i]));
        }
        return width;
    }

    private static String printable(int character) {
        return character == '\t' ? TAB : Printable.line(Character.toString(character));
    }

    private static int width(String text) {
        return text.codePoints().map(Excerpt::width).sum();
    }

    /** The columns that a character takes in a terminal (Unicode, EastAsianWidth.txt, classes W and F; emoji). */
    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean isWide = c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0x303E
                || c >= 0x3041 && c <= 0xA4CF
                || c >= 0xA960 && c <= 0xA97C
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x1F300 && c <= 0x1F64F
                || c >= 0x1F680 && c <= 0x1F6FF
                || c >= 0x1F900 && c <= 0x1F9FF
                || c >= 0x20000 && c <= 0x3FFFD;
        return isWide ? 2 : 1;
    }
}
