package dev.gleaner.event.read;

import dev.gleaner.event.line.JsonSpan;

/**
 * The texts, numbers and words beside the records of a list that is no object, such as the time in
 * {@code ["1714644001000000000","{...}"]}. They are skipped if a record is in the same line; a list without records is
 * left to the reader. Not thread-safe.
 */
final class ListScalars {
    private final boolean isInList;
    private int mentionedTo = -1;
    private boolean isMentioned;

    /** The scalars in a range of bytes; the bracket of the list may precede the range. */
    ListScalars(byte[] bytes, int from) {
        isInList = from < bytes.length && (bytes[from] == '[' || from > 0 && bytes[from - 1] == '[');
    }

    /** The end of the scalar at an index; -1 if there is none that can be skipped. */
    int end(byte[] bytes, int at, int to) {
        if (!isInList || bytes[at] == '{') {
            return -1;
        }
        int end = JsonSpan.end(bytes, at, to);
        return end > 0 && isItem(bytes, end, to) && isMentioned(bytes, at, to) ? end : -1;
    }

    /** Whether an item of a list ends at an index: another one follows, or the end of the list. */
    private static boolean isItem(byte[] bytes, int end, int to) {
        int next = skipSpaces(bytes, end, to);
        if (next == to || bytes[next] != ',' && bytes[next] != ']') {
            return false;
        }
        int after = skipSpaces(bytes, next + 1, to);
        return bytes[next] == ','
                ? after < to && "\"{[-0123456789tfn".indexOf(bytes[after]) >= 0
                : after == to || bytes[after] == ',' || bytes[after] == ']';
    }

    private static int skipSpaces(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && " \t\r\n".indexOf(bytes[at]) >= 0) {
            at++;
        }
        return at;
    }

    /** Whether the rest of the range mentions a record; it is searched once. */
    private boolean isMentioned(byte[] bytes, int at, int to) {
        if (mentionedTo != to) {
            mentionedTo = to;
            isMentioned = RecordSearch.mayCarry(bytes, at, to);
        }
        return isMentioned;
    }
}
