package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Prints rows in aligned columns, numbers to the right. The first rows determine the widths; longer values of later rows
 * move the columns after them.
 */
final class AlignedRows implements SqlFormat.ResultRows {
    private static final int FIRST_ROWS = 1000;

    private final List<String> names;
    private final Consumer<String> lines;
    private final List<List<Tree>> first = new ArrayList<>();
    private int[] widths = {};

    AlignedRows(List<String> names, Consumer<String> lines) {
        this.names = names;
        this.lines = lines;
    }

    @Override
    public void add(List<Tree> row) {
        if (widths.length > 0) {
            lines.accept(line(row));
            return;
        }
        first.add(row);
        if (first.size() == FIRST_ROWS) {
            printFirst();
        }
    }

    @Override
    public void end() {
        if (widths.length == 0) {
            printFirst();
        }
    }

    private void printFirst() {
        List<Tree> heading = names.stream().<Tree>map(Tree::text).toList();
        widths = IntStream.range(0, names.size()).map(i -> width(i, heading)).toArray();
        lines.accept(line(heading));
        first.forEach(row -> lines.accept(line(row)));
        first.clear();
    }

    /** The width of a column; negative if its values are numbers. */
    private int width(int column, List<Tree> heading) {
        int width = first.stream()
                .mapToInt(row -> length(cell(row.get(column))))
                .reduce(length(cell(heading.get(column))), Math::max);
        boolean isNumber = first.stream().anyMatch(row -> row.get(column) instanceof Tree.Decimal)
                && first.stream()
                        .allMatch(row ->
                                row.get(column) instanceof Tree.Decimal || row.get(column) instanceof Tree.Nothing);
        return isNumber ? -width : width;
    }

    private String line(List<Tree> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = cell(row.get(i));
            String spaces = " ".repeat(Math.max(0, Math.abs(widths[i]) - length(cell)));
            line.append(i == 0 ? "" : "  ").append(widths[i] < 0 ? spaces + cell : cell + spaces);
        }
        return line.toString().stripTrailing();
    }

    private static String cell(Tree value) {
        return value instanceof Tree.Nothing ? "-" : Printable.line(SqlFormat.cell(value));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
