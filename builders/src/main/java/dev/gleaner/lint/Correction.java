package dev.gleaner.lint;

import dev.gleaner.document.Position;
import java.util.Objects;
import java.util.Optional;

/**
 * A text that replaces another, from the position of a violation on.
 *
 * @param end the position after the replaced text, which may be empty; {@link Position#NONE} if it is not known
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

    /**
     * An insertion of a field before the first one of a mapping: in a block, on a line of its own. Empty if the mapping
     * does not start at the position, as in a text with escapes.
     */
    static Optional<Correction> ofMissing(Position start, String line, String first, String field, String value) {
        int from = start.isKnown() ? offset(line, start.column()) : -1;
        if (from < 0) {
            return Optional.empty();
        }
        if (line.startsWith("{", from)) {
            String quote = line.substring(from + 1).strip().startsWith("\"") ? "\"" : "";
            return Optional.of(new Correction(
                    new Position(start.line(), start.column() + 1),
                    "{" + quote + field + quote + ": " + quote + value + quote + ", "));
        }
        String plain = line.substring(from).replaceFirst("^[\"']", "");
        return plain.startsWith(first)
                ? Optional.of(new Correction(start, field + ": " + value + "\n" + " ".repeat(start.column() - 1)))
                : Optional.empty();
    }

    private static int offset(String line, int column) {
        return column - 1 <= line.codePointCount(0, line.length()) ? line.offsetByCodePoints(0, column - 1) : -1;
    }
}
