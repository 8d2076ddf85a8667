package dev.gleaner.event.read;

/** The header of syslog, RFC 5424, which eventrouter's HTTP sink puts before each event, with the message's length. */
final class SyslogHeader {
    private static final int MOST_DIGITS = 3;
    private static final int WORDS = 5;

    private SyslogHeader() {}

    /** Where the object starts that stands behind the header at an index; the index itself when there is none. */
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
            at = wordEnd(bytes, at, to);
            if (at < 0) {
                return from;
            }
        }
        while (at < to && bytes[at] != '{') {
            at++;
        }
        return at == to ? from : at;
    }

    private static int digitsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /** Where the next word starts; -1 when the line ends before. */
    private static int wordEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ' ' && bytes[at] != '\n') {
            at++;
        }
        return at == from || at == to || bytes[at] == '\n' ? -1 : at + 1;
    }
}
