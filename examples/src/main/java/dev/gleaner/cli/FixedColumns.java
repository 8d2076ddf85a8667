package dev.gleaner.cli;

import java.util.ArrayList;
import java.util.List;

/** Columns of a fixed width. A longer cell moves the cells after it, and the last cell has no width. */
final class FixedColumns {
    private final List<String> names = new ArrayList<>();

    /** The width of each column; negative if its text is at the right. */
    private final List<Integer> widths = new ArrayList<>();

    /** Adds a column with its text at the left. */
    FixedColumns left(String name, int width) {
        names.add(name);
        widths.add(width);
        return this;
    }

    /** Adds a column with its text at the right. */
    FixedColumns right(String name, int width) {
        return left(name, -width);
    }

    /** Adds the last column. */
    FixedColumns last(String name) {
        return left(name, 0);
    }

    /** The names of the columns, in the columns. */
    String heading() {
        return line(names);
    }

    /** The cells in the columns. {@link String#format} takes ten times as long, which shows for thousands of lines. */
    String line(List<String> cells) {
        StringBuilder line = new StringBuilder(160);
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            int width = widths.get(i);
            int space = Math.abs(width) - cell.length();
            line.append(i == 0 ? "" : "  ");
            if (width < 0) {
                append(line, space).append(cell);
            } else {
                append(line.append(cell), space);
            }
        }
        return line.toString();
    }

    private static StringBuilder append(StringBuilder line, int spaces) {
        return spaces > 0 ? line.append(" ".repeat(spaces)) : line;
    }
}
