package dev.gleaner.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first document of a YAML text. kube-apiserver reads only this document of a policy file; the text after it need
 * not be YAML. A line that starts with {@code ---} or {@code ...} always ends a document, even inside quotes.
 */
final class FirstDocument {
    private static final Pattern LINE = Pattern.compile("([^\\r\\n]*)(\\r\\n?|\\n|$)");
    private static final Pattern MARKER = Pattern.compile("(---|\\.\\.\\.)([ \\t].*)?");
    private static final Pattern NOTHING = Pattern.compile("[ \\t]*(#.*)?");

    private FirstDocument() {}

    /** The text up to the end of its first document. Reports a warning if any content follows. */
    static String of(String text, Violations violations) {
        boolean started = false;
        int end = -1;
        int number = 0;
        for (Matcher line = LINE.matcher(text); line.lookingAt(); line.region(line.end(), text.length())) {
            number++;
            String content = line.group(1);
            boolean marker = MARKER.matcher(content).matches();
            if (end < 0 && started && marker) {
                end = line.start();
            }
            if (end >= 0 && hasContent(content)) {
                violations.report(DocumentFault.DOCUMENT_IGNORED, new Position(number, 1), FieldPath.ROOT);
                break;
            }
            started |= marker || !NOTHING.matcher(content).matches() && !content.startsWith("%");
            if (line.end() == text.length()) {
                break;
            }
        }
        return end < 0 ? text : text.substring(0, end);
    }

    /** Whether a line has content besides a marker, a comment and white space. */
    private static boolean hasContent(String line) {
        Matcher marker = MARKER.matcher(line);
        String rest = !marker.matches() ? line : marker.group(2) == null ? "" : marker.group(2);
        return !NOTHING.matcher(rest).matches();
    }
}
