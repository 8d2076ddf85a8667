package dev.gleaner.event.read;

/**
 * Finds the end of a syslog header (RFC 5424). eventrouter's HTTP sink writes one before each event, after the length
 * of the message.
 */
final class SyslogHeader {
    private static final int MOST_DIGITS = 3;
    private static final int WORDS = 5;

    private SyslogHeader() {}

    /** The start of the object after the header at an index; the index itself if there is no header. */
    static int end(byte[] bytes, int from, int to) {
        int at = digitsEnd(bytes, from, to);
        boolean hasLength = at > from && at < to && bytes[at] == ' ';
        int priority = hasLength ? at + 1 : from;
        if (priority >= to || bytes[priority] != '<') {
            return from;
        }
        at = digitsEnd(bytes, priority + 1, Math.min(to, priority + 1 + MOST_DIGITS));
        if (at == priority + 1 || at + 2 >= to || bytes[at] != '>' || bytes[at + 1] != '1' || bytes[at + 2] != ' ') {
            return from;
        }
        at += 3;
        for (int i = 0; i < WORDS; i++) {
            at = nextWord(bytes, at, to);
            if (at < 0) {
                return from;
            }
        }
        at = dataEnd(bytes, at, to);
        while (at < to && isBeforeMessage(bytes[at])) {
            at++;
        }
        return at == to || bytes[at] != '{' ? from : at;
    }

    /**
     * Whether a byte may precede a message that is a record: that of absent structured data, a space, or a byte order
     * mark.
     */
    private static boolean isBeforeMessage(byte next) {
        return next == '-' || next == ' ' || next == (byte) 0xef || next == (byte) 0xbb || next == (byte) 0xbf;
    }

    /** The end of structured data, whose values may have braces; the start if there is none. */
    private static int dataEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == '[') {
            boolean isQuoted = false;
            for (at++; at < to && bytes[at] != '\n' && (isQuoted || bytes[at] != ']'); at++) {
                if (isQuoted && bytes[at] == '\\') {
                    at++;
                } else if (bytes[at] == '"') {
                    isQuoted = !isQuoted;
                }
            }
            if (at >= to || bytes[at] != ']') {
                return from;
            }
            at++;
        }
        return at;
    }

    private static int digitsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /** The start of the next word; -1 if the line ends before it. */
    private static int nextWord(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ' ' && bytes[at] != '\n') {
            at++;
        }
        return at == from || at == to || bytes[at] == '\n' ? -1 : at + 1;
    }
}
