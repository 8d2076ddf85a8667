package dev.gleaner.harvester.node;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text as lines, each with its line end. Lines are counted from 0. Immutable. */
final class Lines {
    private static final Pattern LINE = Pattern.compile("([^\\r\\n]*)(\\r\\n|\\r|\\n|$)");

    /**
     * Lines to insert.
     *
     * @param at the line before which they are inserted; the number of lines to append them
     * @param replaced the number of lines that they replace
     * @param lines the lines, without line ends
     */
    record Insertion(int at, int replaced, List<String> lines) {
        Insertion {
            lines = List.copyOf(lines);
        }

        Insertion(int at, List<String> lines) {
            this(at, 0, lines);
        }
    }

    private final List<String> contents = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();

    private Lines(String text) {
        for (Matcher line = LINE.matcher(text); line.lookingAt(); line.region(line.end(), text.length())) {
            if (line.end() == line.start()) {
                break;
            }
            contents.add(line.group(1));
            ends.add(line.group(2));
        }
    }

    static Lines of(String text) {
        return new Lines(text);
    }

    int count() {
        return contents.size();
    }

    /** A line without its line end. */
    String line(int index) {
        return contents.get(index);
    }

    boolean isBlank(int index) {
        return line(index).isBlank();
    }

    boolean isComment(int index) {
        return line(index).stripLeading().startsWith("#");
    }

    /** The number of spaces at the start of a line. */
    int indentation(int index) {
        String line = line(index);
        int column = 0;
        while (column < line.length() && line.charAt(column) == ' ') {
            column++;
        }
        return column;
    }

    /** The line after the last line before an index that is not blank; the start if all are blank. */
    int endOfContent(int start, int end) {
        int after = end;
        while (after > start && isBlank(after - 1)) {
            after--;
        }
        return after;
    }

    /**
     * The text with further lines, which get the line end of the line before them, and without those that they replace. If that is the last line and has no
     * line end, it gets one, and the new last line has none. The insertions are in ascending order.
     */
    String insert(List<Insertion> insertions) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (Insertion insertion : insertions) {
            next = append(text, next, insertion.at());
            String end = endBefore(insertion.at());
            boolean joins = next > 0 && ends.get(next - 1).isEmpty();
            insertion.lines().forEach(line -> text.append(joins ? end + line : line + end));
            next += insertion.replaced();
        }
        append(text, next, count());
        return text.toString();
    }

    String insert(int at, String line) {
        return insert(List.of(new Insertion(at, List.of(line))));
    }

    private int append(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            text.append(contents.get(i)).append(ends.get(i));
        }
        return to;
    }

    /** The line end of the line before an index, or of the first line. */
    private String endBefore(int index) {
        String end = index == 0 ? "" : ends.get(index - 1);
        if (end.isEmpty() && count() > 0) {
            end = ends.get(0);
        }
        return end.isEmpty() ? "\n" : end;
    }
}
