package dev.gleaner.event.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the end of a prefix that programs write before a record in a line: the header of klog or syslog, a time, a tag,
 * the name of a node or a pod, the key of a message of Kafka, the labels of Loki, tabs, a byte order mark, or the
 * separator of JSON sequences (RFC 7464). The prefix is short, and the record follows it directly and ends with the
 * line. A record that a program quotes in a message is therefore not read as a record of the log.
 */
final class RecordPrefix {
    private static final int LONGEST = 250;
    private static final int LONGEST_LABELS = 1 << 14;
    private static final int MOST_WORDS = 16;

    /** The characters that may precede a record. */
    private static final String BEFORE = " \t:]\ufeff\u001e";

    /** The labels of a stream, as logcli writes them. */
    private static final Pattern LABELS =
            Pattern.compile("\\{(?:[A-Za-z_]\\w*=\"(?:[^\"\\\\]++|\\\\.)*+\"(?:, ?)?)*+\\}");

    private RecordPrefix() {}

    /** The index of the record in a line; 0 if the line is a record, -1 if it is none. */
    static int end(String line) {
        if (line.startsWith("{")) {
            return 0;
        }
        int words = 0;
        int most = Math.min(line.length(), LONGEST);
        int last = Math.min(line.length(), LONGEST_LABELS);
        for (int i = Math.max(1, keyEnd(line, most)); i < most; i++) {
            char c = line.charAt(i);
            if (c == '{') {
                Matcher labels = LABELS.matcher(line).region(Math.min(i, last), last);
                if (labels.lookingAt()) {
                    i = labels.end();
                    most = Math.min(line.length(), i + LONGEST);
                    continue;
                }
                boolean isAfterHeader = BEFORE.indexOf(line.charAt(i - 1)) >= 0;
                return isAfterHeader && startsObject(line, i) ? i : -1;
            }
            if (c == '"' || c == '\'' || c == '=' || c == '`') {
                return -1;
            }
            if (c == ' ' && line.charAt(i - 1) != ' ' && ++words > MOST_WORDS) {
                return -1;
            }
        }
        return -1;
    }

    /** The index after a quoted key and before its tab; 0 if the line does not start with such a key. */
    private static int keyEnd(String line, int most) {
        int end = line.startsWith("\"") ? line.indexOf("\"\t", 1) : -1;
        return end < 0 || end >= most || line.substring(1, end).contains("\"") ? 0 : end + 1;
    }

    private static boolean startsObject(String line, int brace) {
        int i = brace + 1;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i < line.length() && line.charAt(i) == '"' && line.endsWith("}");
    }
}
