package dev.gleaner.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A comment in a YAML text, a blank line, or the line {@code ---} before a document.
 *
 * @param line the line, from 1
 * @param column the column in characters, from 1
 * @param text the comment from its {@code #} on; empty for a blank line
 * @param kind the kind
 * @param before the content of the line before the comment, without blanks at its ends
 */
record YamlComment(int line, int column, String text, Kind kind, String before) {
    enum Kind {
        COMMENT,
        BLANK_LINE,
        DOCUMENT
    }

    /** Whether nothing else is on its line. */
    boolean isAlone() {
        return before.isEmpty();
    }

    /** Whether the comment is after a position. */
    boolean isAfter(Position position) {
        return line > position.line() || line == position.line() && column > position.column();
    }

    /** The comments of a text without syntax errors, in order. A {@code #} inside a scalar starts no comment. */
    static List<YamlComment> of(String text) {
        int[] characters = text.codePoints().toArray();
        boolean[] inScalar = new boolean[characters.length + 1];
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setNestingDepthLimit(Bounds.DEFAULT.depth() + 1);
        options.setProcessComments(false);
        ParserImpl parser = new ParserImpl(new StreamReader(text), options);
        for (Event event = parser.getEvent(); !event.is(Event.ID.StreamEnd); event = parser.getEvent()) {
            if (event instanceof ScalarEvent scalar) {
                int start = scalar.getStartMark().getIndex();
                int end = Math.min(scalar.getEndMark().getIndex(), characters.length);
                if (isBlock(scalar.getScalarStyle())) {
                    int header = start;
                    // A comment may follow the indicator.
                    while (start < end && !isLineEnd(characters[start])) {
                        start++;
                    }
                    end = keepsLineEnds(characters, header, start) ? end : endOfText(characters, start, end);
                }
                Arrays.fill(inScalar, start, Math.max(start, end), true);
            }
        }
        return scan(characters, inScalar);
    }

    private static boolean isBlock(ScalarStyle style) {
        return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    }

    private static boolean keepsLineEnds(int[] characters, int start, int end) {
        for (int i = start; i < end && characters[i] > ' '; i++) {
            if (characters[i] == '+') {
                return true;
            }
        }
        return false;
    }

    /** The end of a text without the empty lines after it. A line of blanks may be a part of the text. */
    private static int endOfText(int[] characters, int start, int end) {
        int last = end;
        while (last > start && isLineEnd(characters[last - 1])) {
            last--;
        }
        return last;
    }

    private static List<YamlComment> scan(int[] characters, boolean[] inScalar) {
        List<YamlComment> comments = new ArrayList<>();
        int line = 1;
        boolean blank = false;
        for (int start = 0; start < characters.length; line++) {
            int end = start;
            while (end < characters.length && !isLineEnd(characters[end])) {
                end++;
            }
            // Of several blank lines, one counts.
            boolean isBlank = !inScalar[start] && isBlank(characters, start, end);
            if (isBlank && !blank) {
                comments.add(new YamlComment(line, 1, "", Kind.BLANK_LINE, ""));
            } else if (!isBlank) {
                scanLine(characters, inScalar, start, end, line, comments);
            }
            blank = isBlank;
            boolean two = end + 1 < characters.length && characters[end] == '\r' && characters[end + 1] == '\n';
            start = end + (two ? 2 : 1);
        }
        return comments;
    }

    private static void scanLine(
            int[] characters, boolean[] inScalar, int start, int end, int line, List<YamlComment> comments) {
        if (!inScalar[start] && startsDocument(characters, start, end)) {
            comments.add(new YamlComment(line, 1, "", Kind.DOCUMENT, ""));
        }
        for (int i = start; i < end; i++) {
            boolean afterBlank = i == start || characters[i - 1] == ' ' || characters[i - 1] == '\t';
            if (characters[i] == '#' && afterBlank && !inScalar[i]) {
                comments.add(new YamlComment(
                        line,
                        i - start + 1,
                        new String(characters, i, end - i).stripTrailing(),
                        Kind.COMMENT,
                        new String(characters, start, i - start).strip()));
                return;
            }
        }
    }

    private static boolean isBlank(int[] characters, int start, int end) {
        for (int i = start; i < end; i++) {
            if (characters[i] != ' ' && characters[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean startsDocument(int[] characters, int start, int end) {
        boolean dashes = end - start >= 3
                && characters[start] == '-'
                && characters[start + 1] == '-'
                && characters[start + 2] == '-';
        return dashes && (end - start == 3 || characters[start + 3] == ' ' || characters[start + 3] == '\t');
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }
}
