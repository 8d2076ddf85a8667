package dev.gleaner.event.line;

import java.nio.charset.StandardCharsets;

/**
 * Bytes that are the same in every line, compared word by word. The words overlap if the length is not a multiple of
 * their size.
 *
 * @param length how many bytes there are
 * @param first the first word
 * @param second the word behind the first, when there are more than two
 * @param third the word before the last, when there are more than two
 * @param last the last word
 */
record Literal(int length, long first, long second, long third, long last) {
    /** The longest literal. */
    static final int LONGEST = 4 * Words.SIZE;

    /** The literal of some characters, at least eight of them. */
    static Literal of(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        int length = bytes.length;
        if (length < Words.SIZE || length > LONGEST) {
            throw new IllegalArgumentException("a literal has 8 to 32 bytes: " + ascii);
        }
        int behind = Math.min(Words.SIZE, length - Words.SIZE);
        int before = Math.max(0, length - 2 * Words.SIZE);
        return new Literal(
                length,
                Words.at(bytes, 0),
                Words.at(bytes, behind),
                Words.at(bytes, before),
                Words.at(bytes, length - Words.SIZE));
    }

    /** Whether the bytes stand at an index; there must be as many left. */
    boolean isAt(byte[] bytes, int index) {
        if (Words.at(bytes, index) != first || Words.at(bytes, index + length - Words.SIZE) != last) {
            return false;
        }
        return length <= 2 * Words.SIZE
                || Words.at(bytes, index + Words.SIZE) == second
                        && Words.at(bytes, index + length - 2 * Words.SIZE) == third;
    }
}
