package dev.gleaner.cli;

import dev.gleaner.document.Tree;
import dev.gleaner.event.activity.Column;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Writes records as rows of a table.
 *
 * @param columns the columns of the table
 * @param <R> the type of a record
 */
record Rows<R>(List<Column<R>> columns) {
    /** The names of the columns, in order. */
    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The row as a JSON object on one line, without absent values. */
    String json(R row) {
        Tree object = Tree.mapping(
                m -> columns.forEach(column -> column.of(row).ifPresent(value -> m.put(column.name(), tree(value)))));
        return object.toJsonLine();
    }

    /** The row as texts, one for each column. Absent values are empty, and lists are JSON. */
    List<String> cells(R row) {
        return columns.stream().map(column -> cell(column.of(row))).toList();
    }

    private static String cell(Optional<?> value) {
        if (value.isEmpty()) {
            return "";
        }
        Object present = value.get();
        if (present instanceof List<?> list) {
            return tree(list).toJsonLine();
        }
        return present instanceof BigDecimal number ? number.toPlainString() : present.toString();
    }

    private static Tree tree(Object value) {
        if (value instanceof List<?> list) {
            return Tree.sequence(list.stream().map(Rows::tree).toArray(Tree[]::new));
        }
        if (value instanceof Integer number) {
            return Tree.number(number);
        }
        return value instanceof BigDecimal number
                ? Tree.number(new BigDecimal(number.toPlainString()))
                : Tree.text(value.toString());
    }
}
