package dev.gleaner.event.line;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Processes bytes in words of eight. Flags are words in which the highest bit of the first matching byte is set. */
public final class Words {
    /** The number of bytes in a word. */
    public static final int SIZE = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    private static final int SHIFT = 3;
    private static final int HIGH = 0x80;
    private static final int DIGITS = 10;

    private Words() {}

    /** The word of eight characters. */
    static long of(String ascii) {
        return at(ascii.getBytes(StandardCharsets.US_ASCII), 0);
    }

    /**
     * Whether a word matches a pattern: it has digits where the pattern has zeros, and the bytes of the pattern
     * elsewhere.
     *
     * @param word the exclusive or of the word and the pattern
     * @param places a word with the letter d at the places of digits
     */
    static boolean areDigits(long word, long places) {
        long others = ~zeros(places ^ ONES * 'd') & HIGHS;
        // At a digit, the difference must be below ten, elsewhere it must be zero. Greater values carry into the
        // highest bit.
        long room = ONES * (HIGH - DIGITS) + (others >>> 7) * (DIGITS - 1);
        return ((word + room | word) & HIGHS) == 0;
    }

    /** The word that starts at an index. */
    public static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /** Flags for the bytes that are not plain text: quotes, backslashes, control characters and bytes beyond ASCII. */
    static long special(long word) {
        // A quote and a space change places, so that the quote is next to the control characters.
        long controlsAndQuotes = (word ^ ONES * ('"' ^ ' ')) - ONES * (' ' + 1);
        long backslashes = (word ^ BACKSLASHES) - ONES;
        return (controlsAndQuotes | backslashes | word) & HIGHS;
    }

    /** Flags for quotes and backslashes. */
    static long quotesAndBackslashes(long word) {
        return zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES);
    }

    /** The index of the byte in the word to which the first flag belongs. */
    static int first(long flags) {
        return Long.numberOfTrailingZeros(flags) >>> SHIFT;
    }

    /** The index of the first byte with a value; -1 if there is none. */
    public static int indexOf(byte value, byte[] bytes, int from, int to) {
        long pattern = ONES * (value & 0xff);
        int i = from;
        for (; i + 4 * SIZE <= to; i += 4 * SIZE) {
            long any = zeros(at(bytes, i) ^ pattern)
                    | zeros(at(bytes, i + SIZE) ^ pattern)
                    | zeros(at(bytes, i + 2 * SIZE) ^ pattern)
                    | zeros(at(bytes, i + 3 * SIZE) ^ pattern);
            if (any != 0) {
                break;
            }
        }
        for (; i + SIZE <= to; i += SIZE) {
            long flags = zeros(at(bytes, i) ^ pattern);
            if (flags != 0) {
                return i + first(flags);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == value) {
                return i;
            }
        }
        return -1;
    }

    /** The index of the first control character, that is, a byte below the space; -1 if there is none. */
    static int indexOfControl(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + 4 * SIZE <= to; i += 4 * SIZE) {
            long any = controls(at(bytes, i))
                    | controls(at(bytes, i + SIZE))
                    | controls(at(bytes, i + 2 * SIZE))
                    | controls(at(bytes, i + 3 * SIZE));
            if (any != 0) {
                break;
            }
        }
        for (; i + SIZE <= to; i += SIZE) {
            long flags = controls(at(bytes, i));
            if (flags != 0) {
                return i + first(flags);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ') {
                return i;
            }
        }
        return -1;
    }

    private static long controls(long word) {
        return word - SPACES & ~word & HIGHS;
    }

    private static long zeros(long word) {
        return word - ONES & ~word & HIGHS;
    }

    /** Whether two ranges have the same bytes; their length must be at least eight. */
    static boolean equal(byte[] one, int oneFrom, byte[] other, int otherFrom, int length) {
        int last = length - SIZE;
        for (int i = 0; i < last; i += SIZE) {
            if (at(one, oneFrom + i) != at(other, otherFrom + i)) {
                return false;
            }
        }
        return at(one, oneFrom + last) == at(other, otherFrom + last);
    }
}
