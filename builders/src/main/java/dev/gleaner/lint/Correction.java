package dev.gleaner.lint;

import dev.gleaner.document.Position;
import java.util.Objects;

/**
 * A text that replaces another, from the position of a violation on.
 *
 * @param end the position after the replaced text; {@link Position#NONE} if it is not known
 * @param text the text to write, with quotes if the replaced text has them
 */
public record Correction(Position end, String text) {
    /** Refuses null. */
    public Correction {
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(text, "text");
    }

    /** A correction of a text at a position of a line. */
    static Correction of(Position start, String line, String found, String text) {
        int from = start.isKnown() ? offset(line, start.column()) : -1;
        for (String quote : new String[] {"", "\"", "'"}) {
            if (from >= 0 && line.startsWith(quote + found + quote, from)) {
                int length = found.codePointCount(0, found.length()) + 2 * quote.length();
                return new Correction(new Position(start.line(), start.column() + length), quote + text + quote);
            }
        }
        return new Correction(Position.NONE, text);
    }

    private static int offset(String line, int column) {
        return column - 1 <= line.codePointCount(0, line.length()) ? line.offsetByCodePoints(0, column - 1) : -1;
    }
}
