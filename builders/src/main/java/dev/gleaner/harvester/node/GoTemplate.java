package dev.gleaner.harvester.node;

import dev.gleaner.document.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text that may contain actions of a Go template ({@code text/template}). Its mask is the same text with words in
 * place of the actions, so that YAML readers accept it; every line stays where it is.
 */
final class GoTemplate {
    private static final Set<String> OPENING = Set.of("if", "with", "range", "block", "define");

    private record Action(int start, int end, String keyword) {}

    private final String text;
    private final List<Action> actions = new ArrayList<>();

    private GoTemplate(String text) {
        this.text = text;
        int at = text.indexOf("{{");
        while (at >= 0) {
            int end = endOf(text, at + 2);
            if (end < 0) {
                break;
            }
            actions.add(new Action(at, end, keyword(text.substring(at + 2, end - 2))));
            at = text.indexOf("{{", end);
        }
    }

    static GoTemplate of(String text) {
        return new GoTemplate(text);
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

    boolean hasActions() {
        return !actions.isEmpty();
    }

    /** Whether each condition and loop has an end. */
    boolean isBalanced() {
        return depthBefore(text.length()) == 0;
    }

    /** Whether a position is inside a condition or a loop. */
    boolean isConditional(Position position) {
        int start = 0;
        for (int line = 1; line < position.line(); line++) {
            start = text.indexOf('\n', start) + 1;
        }
        return depthBefore(start) > 0;
    }

    private int depthBefore(int offset) {
        int depth = 0;
        for (Action action : actions) {
            if (action.end() <= offset) {
                depth += OPENING.contains(action.keyword())
                        ? 1
                        : action.keyword().equals("end") ? -1 : 0;
            }
        }
        return depth;
    }

    /** Whether the last action removes all white space from its end to the end of the text. */
    boolean trimsTheEnd() {
        if (actions.isEmpty()) {
            return false;
        }
        int end = actions.get(actions.size() - 1).end();
        return text.substring(0, end).endsWith(" -}}") && text.substring(end).isBlank();
    }

    /**
     * The text with a word in place of each action. A line that has nothing but actions becomes a comment. The words
     * differ, because they may be keys.
     */
    String mask() {
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
