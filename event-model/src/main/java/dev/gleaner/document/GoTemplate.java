package dev.gleaner.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A text that may contain actions of a Go template ({@code text/template}). Its mask is the same text with a word in
 * place of each action, so that YAML readers accept it; line numbers stay the same. Immutable.
 */
public final class GoTemplate {
    private static final Set<String> OPENING = Set.of("if", "with", "range", "block", "define");

    /** A value of the outer layer of harvester/addons, which is filled in before the installer gets the template. */
    private static final Pattern OUTER = Pattern.compile("<< *\\.\\w+ *>>");

    private static final Pattern MASKED = Pattern.compile("x\\d{3}_");

    /**
     * An action.
     *
     * @param depth the number of conditions and loops around what follows it
     */
    private record Action(int start, int end, String keyword, int depth) {}

    private final String text;
    private final List<Action> actions = new ArrayList<>();

    /** The offsets of the lines. */
    private final int[] lines;

    private GoTemplate(String text) {
        this.text = text;
        this.lines = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
        Matcher outer = OUTER.matcher(text);
        int from = 0;
        int at = text.indexOf("{{");
        while (at >= 0) {
            int end = endOf(text, at + 2);
            if (end < 0) {
                break;
            }
            addOuter(outer.region(from, at));
            add(at, end, keyword(text.substring(at + 2, end - 2)));
            from = end;
            at = text.indexOf("{{", end);
        }
        addOuter(outer.region(from, text.length()));
    }

    private void addOuter(Matcher outer) {
        while (outer.find()) {
            add(outer.start(), outer.end(), "");
        }
    }

    private void add(int start, int end, String keyword) {
        int before = actions.isEmpty() ? 0 : actions.get(actions.size() - 1).depth();
        int change = OPENING.contains(keyword) ? 1 : keyword.equals("end") ? -1 : 0;
        actions.add(new Action(start, end, keyword, before + change));
    }

    /** The actions of a text. */
    public static GoTemplate of(String text) {
        return new GoTemplate(Objects.requireNonNull(text, "text"));
    }

    /** The actions of a source; a source that cannot be read has none. */
    public static GoTemplate of(Source source) {
        String text = Objects.requireNonNull(source, "source").text(Bounds.DEFAULT, new Violations(source.name()));
        return new GoTemplate(text == null ? "" : Source.withoutMark(text));
    }

    /** The end of an action; -1 if it is not closed. */
    private static int endOf(String text, int start) {
        boolean comment = text.startsWith("/*", start) || text.startsWith("- /*", start);
        if (comment) {
            int close = text.indexOf("*/", start);
            int end = close < 0 ? -1 : text.indexOf("}}", close);
            return end < 0 ? -1 : end + 2;
        }
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '}' && text.startsWith("}}", i)) {
                return i + 2;
            }
            if (c == '"' || c == '`' || c == '\'') {
                i = endOfQuote(text, i, c);
            }
        }
        return -1;
    }

    private static int endOfQuote(String text, int start, char quote) {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                return i;
            }
            if (text.charAt(i) == '\\' && quote != '`') {
                i++;
            }
        }
        return text.length();
    }

    private static String keyword(String content) {
        String words = (content.startsWith("-") ? content.substring(1) : content).strip();
        int end = 0;
        while (end < words.length() && Character.isLetter(words.charAt(end))) {
            end++;
        }
        return words.substring(0, end);
    }

    /** Whether it has an action. */
    public boolean hasActions() {
        return !actions.isEmpty();
    }

    /** Whether each condition and loop has an end. */
    public boolean isBalanced() {
        return depthBefore(text.length()) == 0;
    }

    /** Whether a position is inside a condition or a loop. */
    public boolean isConditional(Position position) {
        return depthBefore(
                        startOfLine(Objects.requireNonNull(position, "position").line()))
                > 0;
    }

    private int startOfLine(int number) {
        return number < 1 ? 0 : number <= lines.length ? lines[number - 1] : text.length();
    }

    /**
     * Whether the value at a position has an action on its line, so that nothing is known about the value. A key before
     * a value with an action is known.
     */
    public boolean hides(Position position) {
        int line = Objects.requireNonNull(position, "position").line();
        int start = Math.min(startOfLine(line) + Math.max(0, position.column() - 1), text.length());
        int end = startOfLine(line + 1);
        int next = firstEndingAfter(start);
        if (next == actions.size() || actions.get(next).start() >= end) {
            return false;
        }
        int action = actions.get(next).start();
        return action <= start || !text.substring(start, action).contains(": ");
    }

    /** The index of the first action that ends after an offset; the number of actions if there is none. */
    private int firstEndingAfter(int offset) {
        int low = 0;
        int high = actions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (actions.get(middle).end() > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int depthBefore(int offset) {
        int next = firstEndingAfter(offset);
        return next == 0 ? 0 : actions.get(next - 1).depth();
    }

    /** Whether the last action removes all white space from its end to the end of the text. */
    public boolean trimsTheEnd() {
        if (actions.isEmpty()) {
            return false;
        }
        int end = actions.get(actions.size() - 1).end();
        return text.substring(0, end).endsWith(" -}}") && text.substring(end).isBlank();
    }

    /**
     * Whether a text contains a word of a mask. Users did not write such words, so that messages must not quote them.
     */
    public static boolean isMasked(String text) {
        return MASKED.matcher(Objects.requireNonNull(text, "text")).find();
    }

    /**
     * The text with a word in place of each action. A line that has nothing but actions becomes a comment. The words
     * differ, because they may be keys.
     */
    public String mask() {
        StringBuilder mask = new StringBuilder(text);
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            String number = String.format(Locale.ROOT, "%03d", i);
            for (int at = action.start(), n = 0; at < action.end(); at++) {
                char c = text.charAt(at);
                if (c != '\n' && c != '\r') {
                    mask.setCharAt(at, n == 0 ? 'x' : n <= 3 ? number.charAt(number.length() - n) : '_');
                    n++;
                }
            }
        }
        commentOut(mask);
        return mask.toString();
    }

    private void commentOut(StringBuilder mask) {
        int next = 0;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int first = skipBlanks(start, end);
            int at = first;
            while (next < actions.size() && actions.get(next).start() < end) {
                Action action = actions.get(next);
                at = action.start() <= at ? skipBlanks(Math.max(at, action.end()), end) : at;
                if (action.end() > end) {
                    break;
                }
                next++;
            }
            if (first < end && at >= end) {
                mask.replace(start, first + 1, text.substring(start, first) + '#');
            }
            start = end + 1;
        }
    }

    private int skipBlanks(int start, int end) {
        int at = start;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
