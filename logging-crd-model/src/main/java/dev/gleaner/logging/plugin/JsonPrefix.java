package dev.gleaner.logging.plugin;

/**
 * A value in JSON at the start of the rest of a text, as fluentd reads it: number signs outside of its texts start
 * comments (fluentd 1.14.6, lib/fluent/config/literal_parser.rb).
 */
final class JsonPrefix {
    private static final int MAX_DEPTH = 100;

    private final String text;
    private final StringBuilder compact = new StringBuilder();
    private final int end;
    private int at;

    JsonPrefix(String text, int start) {
        this.text = text;
        this.at = start;
        this.end = isValue(0) ? at : -1;
    }

    /** The index after the value; -1 if there is no complete value. */
    int end() {
        return end;
    }

    /** The value without blanks. */
    String compact() {
        return compact.toString();
    }

    private boolean isValue(int depth) {
        if (depth > MAX_DEPTH || !skipSpace()) {
            return false;
        }
        return switch (text.charAt(at)) {
            case '[' -> isList(depth);
            case '{' -> isObject(depth);
            case '"' -> isString();
            default -> isWord();
        };
    }

    private boolean isList(int depth) {
        take();
        if (isNext(']')) {
            return true;
        }
        do {
            if (!isValue(depth + 1)) {
                return false;
            }
        } while (isNext(','));
        return isNext(']');
    }

    private boolean isObject(int depth) {
        take();
        if (isNext('}')) {
            return true;
        }
        do {
            if (!skipSpace() || !isString() || !isNext(':') || !isValue(depth + 1)) {
                return false;
            }
        } while (isNext(','));
        return isNext('}');
    }

    private boolean isString() {
        if (text.charAt(at) != '"') {
            return false;
        }
        take();
        while (at < text.length() && text.charAt(at) >= ' ') {
            char c = take();
            if (c == '"') {
                return true;
            } else if (c == '\\') {
                if (at == text.length() || text.charAt(at) < ' ') {
                    return false;
                }
                take();
            }
        }
        return false;
    }

    private boolean isWord() {
        int start = at;
        while (at < text.length() && isPartOfWord(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        compact.append(word);
        return word.matches("true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0;
    }

    private char take() {
        compact.append(text.charAt(at));
        return text.charAt(at++);
    }

    private boolean isNext(char c) {
        if (!skipSpace() || text.charAt(at) != c) {
            return false;
        }
        take();
        return true;
    }

    /** Skips blanks, line ends and comments; returns whether anything follows. */
    private boolean skipSpace() {
        while (at < text.length() && (text.charAt(at) == '#' || " \t\r\n".indexOf(text.charAt(at)) >= 0)) {
            int lineEnd = text.indexOf('\n', at);
            at = text.charAt(at) != '#' ? at + 1 : lineEnd < 0 ? text.length() : lineEnd;
        }
        return at < text.length();
    }
}
