package dev.gleaner.lint;

import dev.gleaner.document.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a file, and the comments in it that switch rules off: {@code # gleaner: ignore CODE, CODE} at the end of a
 * line, or on a line of its own above it.
 */
final class SourceLines {
    private static final String CODE = "[a-z0-9]+(?:-[a-z0-9]+)*+";
    private static final Pattern COMMENT =
            Pattern.compile("#\\s*gleaner:\\s*ignore\\s+(" + CODE + "(?:\\s*,\\s*" + CODE + ")*+)");

    private final List<String> lines;
    private final Map<Integer, Set<String>> ignored = new LinkedHashMap<>();

    SourceLines(String text) {
        this.lines = text.lines().toList();
        if (text.contains("gleaner:")) {
            findComments();
        }
    }

    private static List<String> codes(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).toList();
    }

    private void findComments() {
        List<String> pending = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher comment = COMMENT.matcher(line);
            List<String> here = comment.find() ? codes(comment.group(1)) : List.of();
            boolean isOnlyComment = line.startsWith("#");
            pending.addAll(here);
            if (!isOnlyComment && !pending.isEmpty()) {
                ignored.put(i + 1, new LinkedHashSet<>(pending));
            }
            if (!isOnlyComment) {
                pending.clear();
            }
        }
    }

    /** A line, counted from 1; empty if there is none. */
    String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** Whether a comment switches a rule off for a line. */
    boolean isIgnored(String code, int line) {
        return ignored.getOrDefault(line, Set.of()).contains(code);
    }

    /** A text with corrections, which are sorted and do not overlap. */
    static String corrected(String text, List<LintFinding> findings) {
        StringBuilder corrected = new StringBuilder();
        Offsets offsets = new Offsets(text);
        int from = 0;
        for (LintFinding finding : findings) {
            Correction correction = finding.correction().orElseThrow();
            int start = offsets.of(finding.violation().position());
            corrected.append(text, from, start).append(correction.text());
            from = offsets.of(correction.end());
        }
        return corrected.append(text, from, text.length()).toString();
    }

    /** Finds offsets of positions, line by line. */
    private static final class Offsets {
        private final String text;
        private int line = 1;
        private int start;

        Offsets(String text) {
            this.text = text;
        }

        /** The offset of a position. Its line must not precede that of the previous call. */
        int of(Position position) {
            while (line < position.line()) {
                start = endOfLine(start);
                line++;
            }
            return text.offsetByCodePoints(start, position.column() - 1);
        }

        /** The start of the next line, as {@link String#lines} counts lines. */
        private int endOfLine(int from) {
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\n' || c == '\r') {
                    return c == '\r' && text.startsWith("\n", i + 1) ? i + 2 : i + 1;
                }
            }
            return text.length();
        }
    }
}
