package dev.gleaner.event.line;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses JSON in the format of the API server, without white space and with fields in a fixed order. Each method
 * accepts one element and returns whether it was there. Any other form is refused, and is read by {@link AnyJson}
 * instead; both return the same values. Not thread-safe.
 */
class CanonicalJson {
    private static final int TIMESTAMP = "2022-08-22T09:36:56.344000Z".length();
    private static final int DATE = "2022-08-22".length();
    private static final int UUID = "8a1f3a2e-8a4e-4a0f-9a55-0d7a1c2f3b44".length();
    private static final int MOST_DIGITS = 9;
    private static final long TIME = Words.of("00:00:00");
    private static final long TIME_DIGITS = Words.of("dd:dd:dd");
    private static final long FRACTION = Words.of(".000000Z");
    private static final long FRACTION_DIGITS = Words.of(".ddddddZ");
    private static final long DATE_START = Words.of("0000-00-");
    private static final long DATE_START_DIGITS = Words.of("dddd-dd-");
    private static final long DATE_END = Words.of("00-00-00");
    private static final long DATE_END_DIGITS = Words.of("dd-dd-dd");
    private static final int SECONDS_A_DAY = 86_400;
    private static final int MILLION = 1_000_000;

    /** The bytes to parse. */
    byte[] bytes = new byte[0];

    /** The index of the next byte. */
    int at;

    /** The end of the range to parse. */
    int limit;

    /** The start of the text that was accepted last, after its opening quote. */
    int textFrom;

    /** The end of the text that was accepted last, at its closing quote. */
    int textTo;

    /** Whether the text that was accepted last is ASCII without escapes. */
    boolean textIsPlain;

    private boolean escaped;
    private long dateStart;
    private int dateEnd = -1;
    private long epochDay;

    /** Starts to parse a range of bytes. */
    final void over(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.limit = to;
    }

    /** Accepts a character. */
    final boolean accept(char character) {
        if (at < limit && bytes[at] == character) {
            at++;
            return true;
        }
        return false;
    }

    /** Accepts a literal. */
    final boolean accept(Literal literal) {
        if (at + literal.length() <= limit && literal.isAt(bytes, at)) {
            at += literal.length();
            return true;
        }
        return false;
    }

    /** Accepts the key of a field: after the opening brace, or with the comma before it. */
    final boolean acceptKey(Key key) {
        boolean isFirst = bytes[at - 1] == '{';
        Literal literal = isFirst ? key.first() : key.next();
        int from = isFirst ? at - 1 : at;
        if (from + literal.length() <= limit && literal.isAt(bytes, from)) {
            at = from + literal.length();
            return true;
        }
        return false;
    }

    /**
     * A key of a field.
     *
     * @param first the key with an opening brace before it
     * @param next the key with a comma before it
     */
    record Key(Literal first, Literal next) {
        /** The key of a field that is a text, with its opening quote. */
        static Key ofText(String name) {
            return of("\"" + name + "\":\"");
        }

        /** A key, given with all characters up to its value. */
        static Key of(String key) {
            return new Key(Literal.of("{" + key), Literal.of("," + key));
        }
    }

    /** Accepts a text after its opening quote, with its closing quote. */
    final boolean acceptText() {
        byte[] text = bytes;
        int end = limit;
        int i = at;
        textFrom = i;
        textIsPlain = true;
        escaped = false;
        while (i + 2 * Words.SIZE <= end
                && (Words.special(Words.at(text, i)) | Words.special(Words.at(text, i + Words.SIZE))) == 0) {
            i += 2 * Words.SIZE;
        }
        while (i + Words.SIZE <= end) {
            long flags = Words.special(Words.at(text, i));
            if (flags == 0) {
                i += Words.SIZE;
                continue;
            }
            i += Words.first(flags);
            if (text[i] == '"') {
                return endText(i);
            }
            i = afterSpecial(i);
            if (i < 0) {
                return false;
            }
        }
        while (i < end) {
            byte b = text[i];
            if (b == '"') {
                return endText(i);
            }
            i = b >= ' ' && b != '\\' ? i + 1 : afterSpecial(i);
            if (i < 0) {
                return false;
            }
        }
        return false;
    }

    /** Accepts a text that is usually a UUID, with its closing quote. */
    final boolean acceptUuid() {
        int end = at + UUID;
        if (end >= limit || bytes[end] != '"') {
            return acceptText();
        }
        long flags = Words.special(Words.at(bytes, at))
                | Words.special(Words.at(bytes, at + Words.SIZE))
                | Words.special(Words.at(bytes, at + 2 * Words.SIZE))
                | Words.special(Words.at(bytes, at + 3 * Words.SIZE))
                | Words.special(Words.at(bytes, end - Words.SIZE));
        if (flags != 0) {
            return acceptText();
        }
        textFrom = at;
        textIsPlain = true;
        escaped = false;
        return endText(end);
    }

    private boolean endText(int quote) {
        textTo = quote;
        at = quote + 1;
        return true;
    }

    /** The index after an escape or a character beyond ASCII; -1 if it is damaged. */
    private int afterSpecial(int i) {
        textIsPlain = false;
        if (bytes[i] == '\\') {
            escaped = true;
            return afterEscape(i + 1);
        }
        return afterUtf8(i);
    }

    /** The index after an escape; -1 if it is damaged or a surrogate. Surrogates are left to {@link AnyJson}. */
    private int afterEscape(int i) {
        if (i >= limit) {
            return -1;
        }
        return switch (bytes[i]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> i + 1;
            case 'u' -> {
                int code = i + 5 <= limit ? hex(bytes, i + 1) : -1;
                yield code < 0 || code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE ? -1 : i + 5;
            }
            default -> -1;
        };
    }

    /** The value of four hexadecimal digits; negative if one is not a digit. */
    private static int hex(byte[] bytes, int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            code = code << 4 | hex(bytes[i]);
        }
        return code;
    }

    private static int hex(byte digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0';
        }
        int letter = digit | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    /** The index after a character beyond ASCII; -1 if it is not valid UTF-8, or a control character. */
    private int afterUtf8(int i) {
        int lead = bytes[i] & 0xff;
        int length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (length == 0 || i + length > limit) {
            return -1;
        }
        int code = lead & 0xff >> length + 1;
        for (int k = 1; k < length; k++) {
            if ((bytes[i + k] & 0xc0) != 0x80) {
                return -1;
            }
            code = code << 6 | bytes[i + k] & 0x3f;
        }
        boolean overlong = length == 3 && code < 0x800 || length == 4 && code < 0x10000;
        boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        return overlong || surrogate || code > Character.MAX_CODE_POINT ? -1 : i + length;
    }

    /** The text that was accepted last. */
    final String text() {
        return text(bytes, textFrom, textTo, textIsPlain);
    }

    /** A text that was accepted, in a range of bytes; it may have escapes. */
    static String text(byte[] bytes, int from, int to) {
        return text(bytes, from, to, isPlain(bytes, from, to));
    }

    /** Whether a text that was accepted is ASCII without escapes. */
    static boolean isPlain(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + Words.SIZE <= to; i += Words.SIZE) {
            if (Words.special(Words.at(bytes, i)) != 0) {
                return false;
            }
        }
        for (; i < to; i++) {
            if (bytes[i] < 0 || bytes[i] == '\\') {
                return false;
            }
        }
        return true;
    }

    /** A text that was accepted, in a range of bytes. */
    static String text(byte[] bytes, int from, int to, boolean isPlain) {
        return isPlain ? new String(bytes, from, to - from, StandardCharsets.ISO_8859_1) : unescaped(bytes, from, to);
    }

    private static String unescaped(byte[] bytes, int from, int to) {
        int escape = Words.indexOf((byte) '\\', bytes, from, to);
        if (escape < 0) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        byte[] plain = new byte[to - from];
        int end = 0;
        int at = from;
        while (escape >= 0) {
            System.arraycopy(bytes, at, plain, end, escape - at);
            end += escape - at;
            at = escape + 2;
            if (bytes[escape + 1] != 'u') {
                plain[end++] = unescaped(bytes[escape + 1]);
            } else {
                int code = hex(bytes, at);
                at += 4;
                if (code < 0x80) {
                    plain[end++] = (byte) code;
                } else {
                    byte[] utf8 = Character.toString(code).getBytes(StandardCharsets.UTF_8);
                    System.arraycopy(utf8, 0, plain, end, utf8.length);
                    end += utf8.length;
                }
            }
            escape = Words.indexOf((byte) '\\', bytes, at, to);
        }
        System.arraycopy(bytes, at, plain, end, to - at);
        return new String(plain, 0, end + to - at, StandardCharsets.UTF_8);
    }

    private static byte unescaped(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }

    /** Accepts a list of texts, and adds them to the sink if there is one. */
    final boolean acceptTexts(@Nullable List<String> sink) {
        if (!accept('[')) {
            return false;
        }
        if (accept(']')) {
            return true;
        }
        do {
            if (!accept('"') || !acceptText()) {
                return false;
            }
            if (sink != null) {
                sink.add(text());
            }
        } while (accept(','));
        return accept(']');
    }

    /** Accepts a value of a mapping; the key is null if it is not wanted. */
    interface ValueParser {
        boolean accept(@Nullable String key);
    }

    /** Accepts a mapping whose keys are sorted and unique. */
    private boolean acceptMapping(boolean keysWanted, ValueParser values) {
        if (!accept('{')) {
            return false;
        }
        if (accept('}')) {
            return true;
        }
        int lastFrom = 0;
        int lastTo = 0;
        do {
            if (!accept('"') || !acceptText()) {
                return false;
            }
            int from = textFrom;
            int to = textTo;
            if (escaped || lastTo > 0 && Arrays.compareUnsigned(bytes, lastFrom, lastTo, bytes, from, to) >= 0) {
                return false;
            }
            if (!accept(':')
                    || !values.accept(keysWanted ? new String(bytes, from, to - from, StandardCharsets.UTF_8) : null)) {
                return false;
            }
            lastFrom = from;
            lastTo = to;
        } while (accept(','));
        return accept('}');
    }

    /** Accepts a mapping of texts, and adds them to the sink if there is one. */
    final boolean acceptTextMapping(@Nullable Map<String, String> sink) {
        return acceptMapping(sink != null, key -> {
            if (!accept('"') || !acceptText()) {
                return false;
            }
            if (sink != null && key != null) {
                sink.put(key, text());
            }
            return true;
        });
    }

    /** Accepts a mapping of lists of texts, and adds them to the sink if there is one. */
    final boolean acceptTextsMapping(@Nullable Map<String, List<String>> sink) {
        return acceptMapping(sink != null, key -> {
            if (sink == null || key == null) {
                return acceptTexts(null);
            }
            List<String> texts = new ArrayList<>(1);
            sink.put(key, Collections.unmodifiableList(texts));
            return acceptTexts(texts);
        });
    }

    /** Accepts and returns a non-negative integer; -1 if there is none. */
    final int acceptNumber() {
        int start = at;
        int value = 0;
        while (at < limit && bytes[at] >= '0' && bytes[at] <= '9' && at - start < MOST_DIGITS) {
            value = value * 10 + bytes[at++] - '0';
        }
        boolean plain = at > start && (bytes[start] != '0' || at == start + 1);
        return plain ? value : -1;
    }

    /**
     * Accepts a timestamp after its opening quote; returns it in microseconds since the epoch, or
     * {@link Long#MIN_VALUE} if there is none.
     */
    final long acceptTimestamp() {
        if (at + TIMESTAMP >= limit || bytes[at + TIMESTAMP] != '"' || bytes[at + DATE] != 'T') {
            return Long.MIN_VALUE;
        }
        long day = day(at);
        long time = Words.at(bytes, at + DATE + 1) ^ TIME;
        long fraction = Words.at(bytes, at + DATE + 1 + Words.SIZE) ^ FRACTION;
        if (day == Long.MIN_VALUE
                || !Words.areDigits(time, TIME_DIGITS)
                || !Words.areDigits(fraction, FRACTION_DIGITS)) {
            return Long.MIN_VALUE;
        }
        int hour = twoDigits(time);
        int minute = twoDigits(time >>> 24);
        int second = twoDigits(time >>> 48);
        int micros = (twoDigits(fraction >>> 8) * 100 + twoDigits(fraction >>> 24)) * 100 + twoDigits(fraction >>> 40);
        if (hour > 23 || minute > 59 || second > 59) {
            return Long.MIN_VALUE;
        }
        at += TIMESTAMP + 1;
        return (day * SECONDS_A_DAY + hour * 3600L + minute * 60L + second) * MILLION + micros;
    }

    /** The value of two digits. The first digit is in the lowest byte. */
    private static int twoDigits(long digits) {
        return (int) (digits & 0xf) * 10 + (int) (digits >>> 8 & 0xf);
    }

    /**
     * The day of a date, in days since the epoch. It is cached, because most lines have the date of the line before.
     */
    private long day(int from) {
        long start = Words.at(bytes, from);
        int end = (bytes[from + 8] & 0xff) << 8 | bytes[from + 9] & 0xff;
        if (start != dateStart || end != dateEnd) {
            long day = Words.at(bytes, from + 2) ^ DATE_END;
            long year = start ^ DATE_START;
            if (!Words.areDigits(year, DATE_START_DIGITS) || !Words.areDigits(day, DATE_END_DIGITS)) {
                return Long.MIN_VALUE;
            }
            try {
                epochDay = LocalDate.of(
                                twoDigits(year) * 100 + twoDigits(year >>> 16),
                                twoDigits(day >>> 24),
                                twoDigits(day >>> 48))
                        .toEpochDay();
            } catch (DateTimeException e) {
                return Long.MIN_VALUE;
            }
            dateStart = start;
            dateEnd = end;
        }
        return epochDay;
    }

    /** The instant at a number of microseconds since the epoch. */
    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MILLION), Math.floorMod(micros, MILLION) * 1000L);
    }
}
