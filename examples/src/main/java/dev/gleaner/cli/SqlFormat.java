package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.function.Consumer;

/** The formats in which the result of a query is printed. */
enum SqlFormat {
    /** Aligned columns, with a heading. */
    table {
        @Override
        ResultRows rows(List<String> names, Consumer<String> lines) {
            return new AlignedRows(names, lines);
        }
    },
    /** CSV (RFC 4180), with the names of the columns in the first line. Null is an empty cell. */
    csv {
        @Override
        ResultRows rows(List<String> names, Consumer<String> lines) {
            lines.accept(CsvLine.of(names));
            return row ->
                    lines.accept(CsvLine.of(row.stream().map(SqlFormat::cell).toList()));
        }
    },
    /** A JSON list with an object for each row. */
    json {
        @Override
        ResultRows rows(List<String> names, Consumer<String> lines) {
            return new JsonListRows(names, lines);
        }
    },
    /** A JSON object for each row, one on each line. */
    ndjson {
        @Override
        ResultRows rows(List<String> names, Consumer<String> lines) {
            return row -> lines.accept(object(names, row));
        }
    };

    /** Receives the rows of a result. */
    interface ResultRows {
        /** Adds a row, with a value for each column; {@link Tree.Nothing} is null. */
        void add(List<Tree> row);

        /** Prints what is left. */
        default void end() {}
    }

    /**
     * Starts a result.
     *
     * @param names the names of the columns, which differ
     * @param lines receives the lines
     */
    abstract ResultRows rows(List<String> names, Consumer<String> lines);

    /** A row as a JSON object on one line. */
    static String object(List<String> names, List<Tree> row) {
        Tree object = Tree.mapping(m -> {
            for (int i = 0; i < names.size(); i++) {
                m.put(names.get(i), row.get(i));
            }
        });
        return Printable.line(object.toJsonLine());
    }

    /** A value as text; empty for null. */
    static String cell(Tree value) {
        if (value instanceof Tree.Nothing) {
            return "";
        }
        return value instanceof Tree.Text text ? text.value() : value.toJsonLine();
    }
}
