package dev.gleaner.event.line;

import java.nio.charset.StandardCharsets;

/**
 * Bytes that are the same in every line, compared word by word. The words overlap if the length is not a multiple of
 * their size.
 *
 * @param length the number of bytes
 * @param first the first word
 * @param second the word after the first, if there are more than two
 * @param third the word before the last, if there are more than two
 * @param last the last word
 */
record Literal(int length, long first, long second, long third, long last) {
    /** The maximum length of a literal. */
    static final int LONGEST = 4 * Words.SIZE;

    /** The literal of 8 to 32 characters. */
    static Literal of(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        int length = bytes.length;
        if (length < Words.SIZE || length > LONGEST) {
            throw new IllegalArgumentException("a literal has 8 to 32 bytes: " + ascii);
        }
        int secondAt = Math.min(Words.SIZE, length - Words.SIZE);
        int thirdAt = Math.max(0, length - 2 * Words.SIZE);
        return new Literal(
                length,
                Words.at(bytes, 0),
                Words.at(bytes, secondAt),
                Words.at(bytes, thirdAt),
                Words.at(bytes, length - Words.SIZE));
    }

    /** Whether the literal is at an index. The array must have enough bytes after the index. */
    boolean isAt(byte[] bytes, int index) {
        if (Words.at(bytes, index) != first || Words.at(bytes, index + length - Words.SIZE) != last) {
            return false;
        }
        return length <= 2 * Words.SIZE
                || Words.at(bytes, index + Words.SIZE) == second
                        && Words.at(bytes, index + length - 2 * Words.SIZE) == third;
    }
}
