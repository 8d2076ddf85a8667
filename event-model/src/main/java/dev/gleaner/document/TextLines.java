package dev.gleaner.document;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a text, which end where the YAML parser counts a line. Immutable. */
final class TextLines {
    /**
     * The maximum column that is searched in a text with characters above U+FFFF, because the search takes linear time.
     */
    private static final int MAX_WIDE_COLUMN = 10_000;

    private final String text;
    private final boolean wide;

    /** The start of each line, and the end of the text. */
    private final int[] starts;

    TextLines(String text) {
        this.text = text;
        this.wide = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
        this.starts = starts(text);
    }

    private static int[] starts(String text) {
        int[] starts = new int[64];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            if (isLineEnd(text, i)) {
                if (count + 1 >= starts.length) {
                    starts = Arrays.copyOf(starts, starts.length * 2);
                }
                starts[count++] = i + 1;
            }
        }
        starts[count++] = text.length();
        return Arrays.copyOf(starts, count);
    }

    private static boolean isLineEnd(String text, int index) {
        return switch (text.charAt(index)) {
            case '\n', '\u0085', '\u2028', '\u2029' -> true;
            case '\r' -> index + 1 == text.length() || text.charAt(index + 1) != '\n';
            default -> false;
        };
    }

    /** The number of lines; a text that ends with a line end has an empty line after it. */
    private int count() {
        return starts.length - 1;
    }

    /** The end of a line, counted from 0, without its line end. */
    private int end(int line) {
        int end = starts[line + 1];
        while (end > starts[line] && isLineEndCharacter(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isLineEndCharacter(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /**
     * The place of the value of a scalar of this text, if each line of the value is a part of a line of the text: in a
     * literal block, or in a scalar on one line without escapes. Otherwise the place is the start of the scalar.
     */
    TextPlace placeOf(Tree.Text scalar, FieldPath path) {
        Position start = scalar.position();
        int at = start.isKnown() && start.line() <= count() ? offset(start) : -1;
        TextPlace exact = at < 0 ? null : placeOf(scalar, path, start.line() - 1, skipProperties(at));
        return exact == null ? TextPlace.at(path, start) : exact;
    }

    private @Nullable TextPlace placeOf(Tree.Text scalar, FieldPath path, int line, int at) {
        int end = end(line);
        if (at >= end) {
            return null;
        }
        char first = text.charAt(at);
        if (first == '|') {
            return literal(scalar, path, line + 1);
        }
        boolean quoted = first == '"' || first == '\'';
        int start = quoted ? at + 1 : at;
        int after = start + scalar.value().length();
        boolean whole = after <= end
                && text.startsWith(scalar.value(), start)
                && (!quoted || after < end && text.charAt(after) == first);
        return whole ? new TextPlace(path, scalar.position(), line, columns(line, start), position(line, after)) : null;
    }

    /** The place of a value that starts on or below the given line; null if its lines are not those of the text. */
    private @Nullable TextPlace literal(Tree.Text scalar, FieldPath path, int firstLine) {
        String value = scalar.value();
        int indentation = -1;
        int line = firstLine;
        int last = firstLine;
        for (int start = 0; start < value.length(); line++) {
            int end = start;
            while (end < value.length() && !isLineEnd(value, end)) {
                end++;
            }
            if (line >= count()) {
                return null;
            }
            if (end > start) {
                int before = end(line) - starts[line] - (end - start);
                if (before < 0
                        || indentation >= 0 && before != indentation
                        || !text.regionMatches(starts[line] + before, value, start, end - start)
                        || !isBlank(starts[line], before)) {
                    return null;
                }
                indentation = before;
                last = line;
            }
            start = end + 1;
        }
        return indentation < 0
                ? null
                : new TextPlace(path, scalar.position(), firstLine, indentation, position(last, end(last)));
    }

    private boolean isBlank(int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (text.charAt(i) != ' ') {
                return false;
            }
        }
        return true;
    }

    /** The index after an anchor and a tag, which precede the scalar on its line. */
    private int skipProperties(int start) {
        int at = start;
        while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            while (at < text.length() && text.charAt(at) > ' ') {
                at++;
            }
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
        return at;
    }

    /** The index of a position; -1 if its line is shorter. */
    private int offset(Position position) {
        int line = position.line() - 1;
        int column = position.column() - 1;
        int length = starts[line + 1] - starts[line];
        if (column > length) {
            return -1;
        }
        if (!wide) {
            return starts[line] + column;
        }
        boolean near = column <= MAX_WIDE_COLUMN
                && column <= text.codePointCount(starts[line], starts[line] + Math.min(length, 2 * MAX_WIDE_COLUMN));
        return near ? text.offsetByCodePoints(starts[line], column) : -1;
    }

    private Position position(int line, int index) {
        return new Position(line + 1, columns(line, index) + 1);
    }

    /** The number of characters on a line before an index. */
    private int columns(int line, int index) {
        return wide ? text.codePointCount(starts[line], index) : index - starts[line];
    }
}
