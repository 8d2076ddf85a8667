package dev.gleaner.event.read;

import dev.gleaner.document.JsonText;
import dev.gleaner.event.line.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Parses JSON without white space, also inside a JSON text, where a backslash precedes each quote and each backslash.
 * Each method accepts one element and returns whether it is there. Any form that a tree would report, or would write
 * differently, is refused. Not thread-safe.
 */
class CompactJson {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    private static final int ESCAPE = 6;
    private static final int DEEPEST = 16;
    private static final int MOST_NAMES = 64;
    private static final int MOST_DIGITS = 9;
    private static final char REPLACEMENT = '\ufffd';
    private static final String[] WORDS = {"null", "true", "false"};

    /** The bytes to parse. */
    byte[] bytes = {};

    /** The index of the next byte. */
    int at;

    /** The end of the range to parse. */
    int to;

    /** Whether the JSON is inside a JSON text. */
    boolean isQuoted;

    /** The start of the text that was accepted last, after its quote. */
    int textFrom;

    /** The end of the text that was accepted last, before its quote. */
    int textTo;

    /** The starts and ends of the names in the objects that are open. */
    private final int[] names = new int[2 * MOST_NAMES];

    private int open;

    private byte[] scratch = {};
    private boolean isAscii;
    private boolean isEscaped;

    final void over(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
        this.isQuoted = false;
    }

    final boolean accept(char character) {
        if (at < to && bytes[at] == character) {
            at++;
            return true;
        }
        return false;
    }

    final boolean accept(String word) {
        int length = word.length();
        if (at + length > to) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += length;
        return true;
    }

    /** Accepts the quote at either end of a text. */
    final boolean acceptQuote() {
        return isQuoted ? accept('\\') && accept('"') : accept('"');
    }

    /** Accepts a text with its quotes. */
    final boolean acceptText() {
        return acceptQuote() && (isQuoted ? acceptQuotedRest() : acceptRest());
    }

    private boolean acceptRest() {
        isAscii = true;
        isEscaped = false;
        textFrom = at;
        for (int i = afterPlain(at); i < to; ) {
            byte b = bytes[i];
            if (b == '"') {
                textTo = i;
                at = i + 1;
                return true;
            }
            if (b == '\\') {
                isEscaped = true;
                i = afterEscape(i + 1);
                if (i < 0) {
                    return false;
                }
            } else if (b >= ' ') {
                i++;
            } else if (b < 0) {
                isAscii = false;
                i++;
            } else {
                return false;
            }
        }
        return false;
    }

    private boolean acceptQuotedRest() {
        isAscii = true;
        isEscaped = false;
        textFrom = at;
        for (int i = afterPlain(at); i + 1 < to; ) {
            byte b = bytes[i];
            if (b == '\\') {
                if (bytes[i + 1] == '"') {
                    textTo = i;
                    at = i + 2;
                    return true;
                }
                isEscaped = true;
                i = afterQuotedEscape(i + 1);
                if (i < 0) {
                    return false;
                }
            } else if (b >= ' ') {
                if (b == '"') {
                    return false;
                }
                i++;
            } else if (b < 0) {
                isAscii = false;
                i++;
            } else {
                return false;
            }
        }
        return false;
    }

    /** The index after some plain characters, in words. */
    private int afterPlain(int from) {
        int i = from;
        while (i + Words.SIZE <= to) {
            long word = Words.at(bytes, i);
            long quotes = word ^ QUOTES;
            long backslashes = word ^ BACKSLASHES;
            long special = quotes - ONES & ~quotes | backslashes - ONES & ~backslashes | word - SPACES | word;
            if ((special & HIGHS) != 0) {
                return i;
            }
            i += Words.SIZE;
        }
        return i;
    }

    /** The index after an escape whose backslash is escaped itself, from the second backslash on; -1 if it is none. */
    private int afterQuotedEscape(int second) {
        int i = second + 1;
        if (bytes[second] != '\\' || i + 1 >= to) {
            return -1;
        }
        if (bytes[i] == '\\') {
            return bytes[i + 1] == '"' || bytes[i + 1] == '\\' ? i + 2 : -1;
        }
        return bytes[i] == '"' ? -1 : afterEscape(i);
    }

    /** The index after an escape, from its letter on; -1 if it is none, or a part of a surrogate pair. */
    private int afterEscape(int i) {
        if (i >= to) {
            return -1;
        }
        return switch (bytes[i]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> i + 1;
            case 'u' -> {
                int code = i + ESCAPE - 1 <= to ? hex(i + 1) : -1;
                yield code < 0 || Character.isSurrogate((char) code) ? -1 : i + ESCAPE - 1;
            }
            default -> -1;
        };
    }

    private int hex(int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            code = code << 4 | Character.digit(bytes[i], 16);
        }
        return code;
    }

    /** Whether the text that was accepted last has no escapes and only ASCII. */
    final boolean isPlain() {
        return isAscii && !isEscaped;
    }

    /** The text that was accepted last; null if it is not valid UTF-8. */
    final @Nullable String text() {
        if (isPlain()) {
            return new String(bytes, textFrom, textTo - textFrom, StandardCharsets.ISO_8859_1);
        }
        String raw = new String(bytes, textFrom, textTo - textFrom, StandardCharsets.UTF_8);
        if (!isAscii && raw.indexOf(REPLACEMENT) >= 0) {
            return null;
        }
        String once = isEscaped ? unescaped(raw) : raw;
        return isEscaped && isQuoted ? unescaped(once) : once;
    }

    /** A text without its escapes, which are known to be correct. */
    static String unescaped(String text) {
        int escape = text.indexOf('\\');
        if (escape < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        while (escape >= 0) {
            plain.append(text, from, escape);
            char letter = text.charAt(escape + 1);
            from = escape + 2;
            switch (letter) {
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'u' -> {
                    from = escape + ESCAPE;
                    plain.append((char) Integer.parseInt(text, escape + 2, from, 16));
                }
                default -> plain.append(letter);
            }
            escape = text.indexOf('\\', from);
        }
        return plain.append(text, from, text.length()).toString();
    }

    /** The bytes of a text whose only escapes are those of quotes and backslashes; null for another one. */
    static byte @Nullable [] unescaped(byte[] bytes, int from, int to) {
        byte[] plain = new byte[to - from];
        int length = 0;
        boolean isAscii = true;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '\\') {
                b = bytes[++i];
                if (b != '"' && b != '\\') {
                    return null;
                }
            } else if (b < ' ') {
                if (b >= 0) {
                    return null;
                }
                isAscii = false;
            }
            plain[length++] = b;
        }
        boolean isValid = isAscii || new String(plain, 0, length, StandardCharsets.UTF_8).indexOf(REPLACEMENT) < 0;
        return isValid ? Arrays.copyOf(plain, length) : null;
    }

    /** Accepts a name of a field and the colon; returns its index among the names, or -1. */
    final int acceptName(byte[][] names, int expected) {
        if (!acceptText() || !isPlain() || !accept(':')) {
            return -1;
        }
        if (expected < names.length && isText(names[expected])) {
            return expected;
        }
        for (int i = 0; i < names.length; i++) {
            if (isText(names[i])) {
                return i;
            }
        }
        return -1;
    }

    private boolean isText(byte[] name) {
        return Arrays.equals(bytes, textFrom, textTo, name, 0, name.length);
    }

    /** Accepts a positive whole number; returns 0 if there is none. */
    final int acceptPositive() {
        int value = 0;
        int from = at;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && at - from < MOST_DIGITS) {
            value = value * 10 + bytes[at++] - '0';
        }
        return at > from && bytes[from] != '0' ? value : 0;
    }

    /** Accepts any value of ASCII whose objects have no name twice; returns it, or null. */
    final @Nullable JsonText acceptAny() {
        int from = at;
        open = 0;
        if (!acceptAny(0)) {
            return null;
        }
        if (!isQuoted) {
            return JsonText.of(bytes, from, at);
        }
        if (scratch.length < at - from) {
            scratch = new byte[2 * (at - from)];
        }
        int length = 0;
        for (int i = from; i < at; i++) {
            // A backslash is skipped with the character that it escapes.
            i += bytes[i] == '\\' ? 1 : 0;
            scratch[length++] = bytes[i];
        }
        return JsonText.of(scratch, 0, length);
    }

    private boolean acceptAny(int depth) {
        if (at >= to || depth > DEEPEST) {
            return false;
        }
        return switch (bytes[at]) {
            case '{' -> acceptObject(depth);
            case '[' -> acceptList(depth);
            case '"', '\\' -> acceptText() && isAscii;
            case 'n', 't', 'f' -> accept(WORDS[0]) || accept(WORDS[1]) || accept(WORDS[2]);
            default -> acceptPositive() > 0;
        };
    }

    private boolean acceptList(int depth) {
        at++;
        if (accept(']')) {
            return true;
        }
        do {
            if (!acceptAny(depth + 1)) {
                return false;
            }
        } while (accept(','));
        return accept(']');
    }

    private boolean acceptObject(int depth) {
        at++;
        if (accept('}')) {
            return true;
        }
        int before = open;
        do {
            if (!acceptText() || !isPlain() || open + 2 > names.length || isNameSince(before)) {
                return false;
            }
            names[open++] = textFrom;
            names[open++] = textTo;
            if (!accept(':') || !acceptAny(depth + 1)) {
                return false;
            }
        } while (accept(','));
        open = before;
        return accept('}');
    }

    /** Whether the text that was accepted last is a name of the current object, whose names start at an index. */
    private boolean isNameSince(int first) {
        for (int i = first; i < open; i += 2) {
            if (Arrays.equals(bytes, names[i], names[i + 1], bytes, textFrom, textTo)) {
                return true;
            }
        }
        return false;
    }

    static byte[][] names(String... names) {
        return Arrays.stream(names)
                .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }
}
