package dev.gleaner.document;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes untrusted text safe to print: control characters, line ends and invisible characters are replaced by JSON
 * escapes.
 */
public final class Printable {
    private static final int MAX_QUOTED_LENGTH = 60;

    /** Paths of the same folder differ at their ends. */
    private static final int MAX_PATH_LENGTH = 120;

    private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7e]++");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-f]{4}|.)");

    private Printable() {}

    /** The text with all invisible characters escaped, except newlines and tabs. */
    public static String text(String text) {
        return escaped(Objects.requireNonNull(text, "text"), "\n\t");
    }

    /** The text on one line, with all invisible characters escaped, including newlines and tabs. */
    public static String line(String text) {
        return escaped(Objects.requireNonNull(text, "text"), "");
    }

    private static String escaped(String text, String kept) {
        if (isVisible(text)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isVisible(c) || kept.indexOf(c) >= 0) {
                printable.appendCodePoint(c);
            } else {
                appendUnits(printable, c);
            }
        });
        return printable.toString();
    }

    /** The text on one line, with short escapes for newlines, carriage returns and tabs. */
    static String message(String text) {
        if (isVisible(text)) {
            return text;
        }
        StringBuilder message = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(message, c));
        return message.toString();
    }

    /** The text in quotes, on one line. A long text is truncated; of a long path, the middle is left out. */
    static String quoted(String text) {
        if (text.length() > MAX_QUOTED_LENGTH && PATH.matcher(text).matches()) {
            boolean isLong = text.length() > MAX_PATH_LENGTH;
            String end = isLong ? text.substring(text.length() - MAX_PATH_LENGTH + MAX_QUOTED_LENGTH) : "";
            return quoted(isLong ? text.substring(0, MAX_QUOTED_LENGTH) : text, isLong ? "..." : "", end);
        }
        int end = text.offsetByCodePoints(0, Math.min(MAX_QUOTED_LENGTH, text.codePointCount(0, text.length())));
        return quoted(text.substring(0, end), end < text.length() ? "..." : "", "");
    }

    private static String quoted(String start, String between, String end) {
        StringBuilder quoted = new StringBuilder("\"");
        appendQuoted(quoted, start);
        quoted.append(between);
        appendQuoted(quoted, end);
        return quoted.append('"').toString();
    }

    private static void appendQuoted(StringBuilder quoted, String text) {
        text.codePoints().forEach(c -> {
            quoted.append(c == '"' || c == '\\' ? "\\" : "");
            append(quoted, c);
        });
    }

    /** The text between quotes, without escapes; what is truncated stays so. */
    static String unquoted(String quoted) {
        return ESCAPE.matcher(quoted).replaceAll(found -> Matcher.quoteReplacement(unescaped(found.group(1))));
    }

    private static String unescaped(String escape) {
        return switch (escape.charAt(0)) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'u' -> escape.length() == 1 ? escape : Character.toString((char) Integer.parseInt(escape, 1, 5, 16));
            default -> escape;
        };
    }

    private static void append(StringBuilder line, int c) {
        switch (c) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (isVisible(c)) {
                    line.appendCodePoint(c);
                } else {
                    appendUnits(line, c);
                }
            }
        }
    }

    private static void appendUnits(StringBuilder line, int c) {
        Character.toString(c).chars().forEach(unit -> line.append(String.format(Locale.ROOT, "\\u%04x", unit)));
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return text.codePoints().skip(i).allMatch(Printable::isVisible);
            }
        }
        return true;
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
