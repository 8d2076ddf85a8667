package dev.gleaner.document;

import java.util.Arrays;

/** Bytes that grow at their end. Unlike {@link java.io.ByteArrayOutputStream}, adding a byte takes no lock. */
final class JsonBytes {
    private byte[] bytes;
    private int length;

    JsonBytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** Adds a byte. */
    void write(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    /** Adds bytes. */
    void writeBytes(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /** Adds the characters of a text up to the first one that is not written as one byte; returns its index. */
    int writePlain(String text) {
        int end = text.length();
        reserve(end);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (!isPlain(c)) {
                return i;
            }
            bytes[length++] = (byte) c;
        }
        return end;
    }

    /** Whether a character is written as one byte, without an escape. */
    static boolean isPlain(int c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
    }

    private void reserve(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }

    /** A copy of the bytes. */
    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }
}
