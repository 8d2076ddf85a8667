package dev.gleaner.logging.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How fluentd reads a text that the operator writes unchanged after the name of a parameter (fluentd 1.14.6,
 * lib/fluent/config/literal_parser.rb and v1_parser.rb). Quotes, comments, JSON and Ruby code have a meaning there, and
 * what follows a line end is no longer the value. Not for users: the rules of plug-ins use it. Immutable.
 */
public final class RawText {
    /** A part of a text that fluentd drops. */
    public enum Loss {
        /** Nothing. */
        NONE,
        /** The blanks around the text. */
        BLANKS,
        /** The quotes around the text. */
        QUOTES,
        /** A comment, which a blank and {@code #} start. */
        COMMENT
    }

    private final String text;
    private final StringBuilder value = new StringBuilder();
    private String refusal = "";
    private boolean runsRuby;
    private Loss loss = Loss.NONE;
    private List<String> lines = List.of();
    private int at;

    private RawText(String text) {
        this.text = text;
    }

    /** Reads a text. */
    public static RawText of(String text) {
        RawText raw = new RawText(Objects.requireNonNull(text, "text"));
        raw.read();
        return raw;
    }

    /** What fluentd reads, if it is known: empty if fluentd refuses the text, or computes it by Ruby code. */
    public static Optional<String> read(String text) {
        return of(text).value();
    }

    /** What fluentd reads; empty if fluentd refuses the text, or computes it by Ruby code. */
    public Optional<String> value() {
        return refusal.isEmpty() && !runsRuby ? Optional.of(value.toString()) : Optional.empty();
    }

    /** What fluentd says about a text that it refuses; empty if it accepts the text. */
    public Optional<String> refusal() {
        return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
    }

    /** Whether fluentd executes Ruby code in the text, when it checks the configuration and when it starts. */
    public boolean runsRuby() {
        return runsRuby;
    }

    /** The most important part that fluentd drops. */
    public Loss loss() {
        return loss;
    }

    /** The lines after the value that become lines of the configuration, without comments; usually none. */
    public List<String> lines() {
        return lines;
    }

    private void read() {
        skipBlanks();
        if (at < text.length()) {
            switch (text.charAt(at)) {
                case '"' -> readDoubleQuoted();
                case '\'' -> readSingleQuoted();
                case '[', '{' -> readJson();
                default -> readPlain();
            }
        }
        int end = at;
        skipBlanks();
        boolean hasComment = at < text.length() && text.charAt(at) == '#';
        if (hasComment) {
            at = indexOfLineEnd();
        } else if (refusal.isEmpty() && at < text.length() && !isLineEnd(text.charAt(at))) {
            refusal = "expected end of line";
        }
        if (refusal.isEmpty()) {
            lines = Arrays.stream(text.substring(at).split("[\r\n]+"))
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            loss = hasComment ? Loss.COMMENT : loss == Loss.QUOTES ? loss : lossOfBlanks(end);
        }
    }

    private Loss lossOfBlanks(int end) {
        boolean isTrimmed = !text.isEmpty() && isBlank(text.charAt(0)) || end < at && lines.isEmpty();
        return isTrimmed ? Loss.BLANKS : Loss.NONE;
    }

    private void readPlain() {
        while (at < text.length() && !isLineEnd(text.charAt(at))) {
            int start = at;
            skipBlanks();
            boolean isEnd = at == text.length() || isLineEnd(text.charAt(at));
            if (isEnd || at > start && text.charAt(at) == '#') {
                at = start;
                return;
            }
            value.append(text, start, ++at);
        }
    }

    private void readDoubleQuoted() {
        int start = ++at;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                checkQuotes(text.substring(start, at - 1));
                return;
            } else if (c == '\\') {
                readEscape();
            } else if (c == '#' && at < text.length() && text.charAt(at) == '{') {
                runsRuby = true;
                skipRuby();
            } else {
                value.append(c);
            }
            if (!refusal.isEmpty()) {
                return;
            }
        }
        refusal = "unexpected end of file in a double quoted string";
    }

    private void readEscape() {
        if (at == text.length()) {
            return;
        }
        char c = text.charAt(at++);
        int escape = "rntfb".indexOf(c);
        if (escape >= 0) {
            value.append("\r\n\t\f\b".charAt(escape));
        } else if (c < 128 && Character.isLetterOrDigit(c)) {
            refusal = "unexpected back-slash escape character '" + c + "'";
        } else if (!isLineEnd(c)) {
            value.append(c);
        }
    }

    /** Skips the code. Its braces are counted, also those in texts of the code. */
    private void skipRuby() {
        int open = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '{') {
                open++;
            } else if (c == '}' && --open == 0) {
                return;
            }
        }
    }

    private void readSingleQuoted() {
        int start = ++at;
        while (at < text.length() && !isLineEnd(text.charAt(at))) {
            char c = text.charAt(at++);
            if (c == '\'') {
                checkQuotes(text.substring(start, at - 1));
                return;
            }
            boolean isEscape = c == '\\' && at < text.length() && "'\\".indexOf(text.charAt(at)) >= 0;
            value.append(isEscape ? text.charAt(at++) : c);
        }
        refusal = "unexpected end of file in a single quoted string";
    }

    /** Notes that fluentd drops the quotes, unless the text has another meaning without them. */
    private void checkQuotes(String inner) {
        RawText plain = runsRuby || inner.isEmpty() ? this : of(inner);
        if (plain != this
                && plain.loss == Loss.NONE
                && plain.value().filter(inner::equals).isPresent()) {
            loss = inner.contentEquals(value) ? Loss.QUOTES : Loss.NONE;
        }
    }

    private void readJson() {
        JsonPrefix json = new JsonPrefix(text, at);
        if (json.end() < 0) {
            refusal = "got incomplete JSON " + (text.charAt(at) == '[' ? "array" : "hash") + " configuration";
            at = text.length();
        } else {
            value.append(json.compact());
            at = json.end();
        }
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private int indexOfLineEnd() {
        int end = at;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
