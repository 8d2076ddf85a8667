package dev.gleaner.event.line;

import java.util.Arrays;

/** Finds the end of a JSON value by its brackets and quotes alone, without checking what is between them. */
public final class JsonSpan {
    private JsonSpan() {}

    /** The end of the value that starts at an index; -1 if it does not end, or is not a value. */
    public static int end(byte[] bytes, int from, int to) {
        if (from >= to) {
            return -1;
        }
        byte first = bytes[from];
        if (first == '"') {
            return textEnd(bytes, from, to);
        }
        return first == '{' || first == '[' ? bracketEnd(bytes, from, to) : scalarEnd(bytes, from, to);
    }

    /** The start of the value of a field of the object at an index, not of a nested object; -1 if there is none. */
    public static int field(byte[] bytes, int from, int to, byte[] name) {
        int at = skipSpaces(bytes, from + 1, to);
        while (at < to && bytes[at] == '"') {
            int end = textEnd(bytes, at, to);
            if (end < 0) {
                return -1;
            }
            boolean wanted = Arrays.equals(bytes, at + 1, end - 1, name, 0, name.length);
            at = skipSpaces(bytes, end, to);
            if (at >= to || bytes[at] != ':') {
                return -1;
            }
            at = skipSpaces(bytes, at + 1, to);
            if (wanted) {
                return at < to ? at : -1;
            }
            at = end(bytes, at, to);
            if (at < 0) {
                return -1;
            }
            at = skipSpaces(bytes, at, to);
            if (at < to && bytes[at] == ',') {
                at = skipSpaces(bytes, at + 1, to);
            }
        }
        return -1;
    }

    private static int skipSpaces(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && " \t\r\n".indexOf(bytes[at]) >= 0) {
            at++;
        }
        return at;
    }

    private static int bracketEnd(byte[] bytes, int from, int to) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            switch (bytes[i]) {
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (--depth == 0) {
                        return i + 1;
                    }
                }
                case '"' -> {
                    i = textEnd(bytes, i, to) - 1;
                    if (i < 0) {
                        return -1;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private static int textEnd(byte[] bytes, int from, int to) {
        int i = from + 1;
        while (i < to) {
            if (i + Words.SIZE <= to) {
                long flags = Words.quotesAndBackslashes(Words.at(bytes, i));
                if (flags == 0) {
                    i += Words.SIZE;
                    continue;
                }
                i += Words.first(flags);
            }
            if (bytes[i] == '"') {
                return i + 1;
            }
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return -1;
    }

    private static int scalarEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (Character.isLetterOrDigit(bytes[i]) || "+-.".indexOf(bytes[i]) >= 0)) {
            i++;
        }
        return i == from ? -1 : i;
    }
}
