package dev.gleaner.cli;

import dev.gleaner.document.Tree;
import java.util.List;
import java.util.function.Consumer;

/** Prints rows as a JSON list, one on each line. */
final class JsonListRows implements SqlFormat.ResultRows {
    private final List<String> names;
    private final Consumer<String> lines;

    /** The last row, which is printed when it is known whether another one follows; empty before the first row. */
    private String last = "";

    JsonListRows(List<String> names, Consumer<String> lines) {
        this.names = names;
        this.lines = lines;
    }

    @Override
    public void add(List<Tree> row) {
        lines.accept(last.isEmpty() ? "[" : last + ",");
        last = SqlFormat.object(names, row);
    }

    @Override
    public void end() {
        if (last.isEmpty()) {
            lines.accept("[]");
        } else {
            lines.accept(last);
            lines.accept("]");
        }
    }
}
