package dev.gleaner.logging.diagram;

import dev.gleaner.document.Printable;
import java.util.ArrayList;
import java.util.List;

/** The room that text takes in a monospaced font, in columns. */
final class TextWidth {
    private static final int LONGEST = 56;
    private static final int FIRST_WIDE = 0x2e80;

    private TextWidth() {}

    /** The columns of a text. */
    static int of(String text) {
        return text.codePoints().map(TextWidth::columns).sum();
    }

    /** Chinese, Japanese and Korean characters, and symbols outside the basic plane, take two columns. */
    private static int columns(int c) {
        return c < FIRST_WIDE ? 1 : 2;
    }

    /** The text on lines of at most 56 columns, broken at blanks. */
    static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Printable.line(text).split(" ", -1)) {
            if (!line.isEmpty() && of(line + " " + word) > LONGEST) {
                lines.add(shortened(line.toString()));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(shortened(line.toString()));
        return lines;
    }

    /** The text on one line, with its end cut off if it is longer than 56 columns. */
    static String shortened(String text) {
        String line = Printable.line(text);
        if (of(line) <= LONGEST) {
            return line;
        }
        StringBuilder shortened = new StringBuilder();
        int width = 1;
        for (int c : line.codePoints().toArray()) {
            width += columns(c);
            if (width > LONGEST) {
                break;
            }
            shortened.appendCodePoint(c);
        }
        return shortened.append('…').toString();
    }
}
