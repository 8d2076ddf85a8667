package dev.gleaner.event.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the end of a JSON object, list or text that arrives in pieces. Each byte is examined once. In the first line of the object,
 * syntax errors are tolerated as long as its brackets and quotes show its end. From the second line on, a syntax error
 * means that the object was truncated. Not thread-safe.
 */
final class JsonFrame {
    /** The state of the object after the bytes so far. */
    enum State {
        /** The object is incomplete. */
        OPEN,
        /** The object is complete. */
        WHOLE,
        /** The list in the field {@code items} has just begun. This is reported once. */
        ITEMS,
        /** The next byte does not continue the object. */
        BROKEN
    }

    /** The token that may come next. */
    private enum Next {
        VALUE,
        VALUE_OR_END,
        KEY,
        KEY_OR_END,
        COLON,
        COMMA_OR_END,
        REST_OF_SCALAR,
        REST_OF_TEXT,
        ESCAPED
    }

    /** The maximum number of levels, which bounds the memory. */
    private static final int DEEPEST = 1 << 20;

    private static final byte[] ITEMS = "items".getBytes(StandardCharsets.US_ASCII);
    private static final long UNKNOWN = -1;

    /** The offsets of the open brackets, for the first levels. */
    private final long[] opened;
    /** A bit for each level, which is set for a list. */
    private long[] lists = new long[8];

    private int depth;
    private int deepest;
    private Next next = Next.VALUE;
    private boolean isKey;
    private boolean hasError;
    private boolean reportsItems;
    private boolean isLineBlank;
    private boolean startsLineWithObject;
    private long firstLineEnd;
    private long lineStart;
    private long keyStart;
    private long keyEnd;
    private int end;

    /** A frame that keeps the offsets of open brackets for a number of levels. */
    JsonFrame(int levels) {
        opened = new long[levels + 1];
    }

    /** Starts with the object, the list or the text at an offset. */
    void start(long offset) {
        depth = 0;
        deepest = 0;
        next = Next.VALUE;
        hasError = false;
        reportsItems = true;
        isLineBlank = false;
        startsLineWithObject = false;
        firstLineEnd = UNKNOWN;
        lineStart = offset;
        keyStart = UNKNOWN;
        keyEnd = UNKNOWN;
    }

    /** Starts inside an object, after the value of a field. Syntax errors are not tolerated there. */
    void startInside(long offset) {
        start(offset);
        opened[1] = offset;
        depth = 1;
        deepest = 1;
        clearList(1);
        next = Next.KEY_OR_END;
        firstLineEnd = offset;
        reportsItems = false;
    }

    /** Finds only the end of the object from here on. In its first line, the end of the line stops the search. */
    void leaveOut() {
        hasError = true;
        reportsItems = false;
    }

    /** The end of the bytes that were accepted: the end of the object, or the first byte that does not continue it. */
    int end() {
        return end;
    }

    /** The maximum number of levels so far. */
    int deepest() {
        return deepest;
    }

    /** The offset of the end of the object's first line; negative before it is reached. */
    long firstLineEnd() {
        return firstLineEnd;
    }

    /** Whether the current line starts with an object. */
    boolean startsLineWithObject() {
        return startsLineWithObject;
    }

    /** The offsets of the open brackets before the current line, from the second level on. */
    long[] openBeforeLine() {
        int from = 2;
        int to = from;
        while (to <= Math.min(depth, opened.length - 1) && opened[to] < lineStart) {
            to++;
        }
        return to == from ? new long[0] : Arrays.copyOfRange(opened, from, to);
    }

    /**
     * The offsets of the open brackets from the first level to the first list; empty if no list is open, or if it is
     * nested too deep. Inside an object, the first one is where the frame started.
     */
    long[] openToFirstList() {
        for (int level = 2; level <= Math.min(depth, opened.length - 1); level++) {
            if (isList(level)) {
                return Arrays.copyOfRange(opened, 1, level + 1);
            }
        }
        return new long[0];
    }

    /**
     * Examines a range of bytes.
     *
     * @param base the offset of the first byte of the array
     */
    State feed(byte[] bytes, int from, int to, long base) {
        int at = from;
        while (at < to) {
            if (next == Next.REST_OF_TEXT) {
                at = textEnd(bytes, at, to);
                if (at == to) {
                    break;
                }
            }
            byte b = bytes[at];
            boolean fits = b != 0 && (isInText() ? takeInText(b, base + at) : takeOutsideOfText(b, base + at));
            if (!fits) {
                end = at;
                return State.BROKEN;
            }
            at++;
            if (depth == 0 && next == Next.COMMA_OR_END) {
                end = at;
                return State.WHOLE;
            }
            if (b == '[' && reportsItems && isItems(bytes, base)) {
                reportsItems = false;
                end = at;
                return State.ITEMS;
            }
        }
        end = to;
        return State.OPEN;
    }

    /** The index of the next quote, backslash, line end or NUL in a text; the end of the range if there is none. */
    private static int textEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '"' && bytes[at] != '\\' && bytes[at] != '\n' && bytes[at] != 0) {
            at++;
        }
        return at;
    }

    private boolean isInText() {
        return next == Next.REST_OF_TEXT || next == Next.ESCAPED;
    }

    private boolean takeInText(byte b, long offset) {
        if (b == '\n') {
            if (firstLineEnd == UNKNOWN) {
                firstLineEnd = offset;
            }
            return false;
        }
        if (next == Next.ESCAPED) {
            next = Next.REST_OF_TEXT;
        } else if (b == '\\') {
            next = Next.ESCAPED;
        } else if (isKey) {
            next = Next.COLON;
            keyEnd = offset;
        } else {
            next = Next.COMMA_OR_END;
        }
        return true;
    }

    private boolean takeOutsideOfText(byte b, long offset) {
        if (b == ' ' || b == '\t' || b == '\r') {
            endScalar();
            return true;
        }
        if (b == '\n') {
            endScalar();
            return takeLineEnd(offset);
        }
        if (isLineBlank) {
            isLineBlank = false;
            startsLineWithObject = b == '{';
        }
        return switch (b) {
            case '"' -> takeQuote(offset);
            case '{', '[' -> takeOpening(b == '[', offset);
            case '}', ']' -> takeClosing(b == ']');
            case ',' -> {
                boolean fits = next == Next.COMMA_OR_END || next == Next.REST_OF_SCALAR;
                next = isList(depth) ? Next.VALUE : Next.KEY;
                yield fits || tolerate();
            }
            case ':' -> {
                boolean fits = next == Next.COLON;
                next = Next.VALUE;
                yield fits || tolerate();
            }
            default -> {
                boolean fits = expectsValue() || next == Next.REST_OF_SCALAR;
                next = Next.REST_OF_SCALAR;
                yield fits || tolerate();
            }
        };
    }

    private void endScalar() {
        if (next == Next.REST_OF_SCALAR) {
            next = Next.COMMA_OR_END;
        }
    }

    private boolean takeLineEnd(long offset) {
        if (firstLineEnd == UNKNOWN) {
            firstLineEnd = offset;
            if (hasError) {
                return false;
            }
        }
        isLineBlank = true;
        lineStart = offset + 1;
        return true;
    }

    private boolean takeQuote(long offset) {
        boolean isValue = expectsValue();
        isKey = next == Next.KEY || next == Next.KEY_OR_END;
        next = Next.REST_OF_TEXT;
        if (isKey && depth == 1) {
            keyStart = offset + 1;
        }
        return isValue || isKey || tolerate();
    }

    private boolean takeOpening(boolean isList, long offset) {
        boolean fits = expectsValue();
        depth++;
        deepest = Math.max(deepest, depth);
        if (depth > DEEPEST) {
            return false;
        }
        if (depth < opened.length) {
            opened[depth] = offset;
        }
        if (isList) {
            setList(depth);
        } else {
            clearList(depth);
        }
        next = isList ? Next.VALUE_OR_END : Next.KEY_OR_END;
        return fits || tolerate();
    }

    private boolean takeClosing(boolean isList) {
        boolean fits = isList == isList(depth)
                && (next == Next.COMMA_OR_END
                        || next == Next.REST_OF_SCALAR
                        || next == (isList ? Next.VALUE_OR_END : Next.KEY_OR_END));
        if (!fits && !tolerate()) {
            return false;
        }
        depth--;
        next = Next.COMMA_OR_END;
        return true;
    }

    private boolean expectsValue() {
        return next == Next.VALUE || next == Next.VALUE_OR_END;
    }

    /** Records a syntax error; returns whether it is tolerated, as in the first line. */
    private boolean tolerate() {
        hasError = true;
        return firstLineEnd == UNKNOWN;
    }

    private boolean isItems(byte[] bytes, long base) {
        return depth == 2
                && keyEnd - keyStart == ITEMS.length
                && keyStart >= base
                && Arrays.equals(bytes, (int) (keyStart - base), (int) (keyEnd - base), ITEMS, 0, ITEMS.length);
    }

    private boolean isList(int level) {
        return (lists[level >>> 6] & 1L << level) != 0;
    }

    private void setList(int level) {
        if (level >>> 6 >= lists.length) {
            lists = Arrays.copyOf(lists, 2 * lists.length);
        }
        lists[level >>> 6] |= 1L << level;
    }

    private void clearList(int level) {
        if (level >>> 6 >= lists.length) {
            lists = Arrays.copyOf(lists, 2 * lists.length);
        }
        lists[level >>> 6] &= ~(1L << level);
    }
}
