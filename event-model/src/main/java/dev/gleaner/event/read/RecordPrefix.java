package dev.gleaner.event.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What programs write before a record in a line: the header of klog or syslog, a time, a tag, the name of a node or a
 * pod, the labels of Loki, tabs. It is short, and the record follows it directly and ends with the line, so that a record that a program
 * quotes in its message is not taken for its own.
 */
final class RecordPrefix {
    private static final int LONGEST = 250;
    private static final int MOST_WORDS = 12;

    /** The labels of a stream, as logcli writes them. */
    private static final Pattern LABELS = Pattern.compile("\\{(?:[A-Za-z_]\\w*=\"(?:[^\"\\\\]|\\\\.)*\"(?:, ?)?)*\\}");

    private RecordPrefix() {}

    /** The index of the record in a line; 0 if the line is a record, -1 if it is none. */
    static int end(String line) {
        if (line.startsWith("{")) {
            return 0;
        }
        int words = 0;
        int most = Math.min(line.length(), LONGEST);
        for (int i = 1; i < most; i++) {
            char c = line.charAt(i);
            if (c == '{') {
                Matcher labels = LABELS.matcher(line).region(i, most);
                if (labels.lookingAt()) {
                    i = labels.end();
                    continue;
                }
                boolean isAfterHeader = " \t:]".indexOf(line.charAt(i - 1)) >= 0;
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

    private static boolean startsObject(String line, int brace) {
        int i = brace + 1;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i < line.length() && line.charAt(i) == '"' && line.endsWith("}");
    }
}
