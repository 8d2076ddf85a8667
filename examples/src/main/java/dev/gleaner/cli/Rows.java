package dev.gleaner.cli;

import dev.gleaner.document.JsonText;
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
        StringBuilder line = new StringBuilder(1024).append('{');
        for (Column<R> column : columns) {
            Object value = column.of(row).orElse(null);
            if (value != null) {
                line.append(line.length() == 1 ? "\"" : ",\"")
                        .append(column.name())
                        .append("\":");
                append(value, line);
            }
        }
        return line.append('}').toString();
    }

    /** Appends a value. Most values need no escape, and are written without a tree. */
    private static void append(Object value, StringBuilder line) {
        if (value instanceof List<?> list) {
            line.append('[');
            for (int i = 0; i < list.size(); i++) {
                append(list.get(i), line.append(i == 0 ? "" : ","));
            }
            line.append(']');
        } else if (value instanceof Integer) {
            line.append(value);
        } else if (value instanceof BigDecimal || !JsonText.isPlain(value.toString())) {
            line.append(tree(value).toJsonLine());
        } else {
            line.append('"').append(value).append('"');
        }
    }

    /** The row as texts, one for each column. Absent values are empty, and lists are JSON. */
    List<String> cells(R row) {
        return columns.stream().map(column -> cell(column.of(row))).toList();
    }

    /** A value as a text. */
    static String cell(Optional<?> value) {
        if (value.isEmpty()) {
            return "";
        }
        Object present = value.get();
        if (present instanceof List<?> list) {
            StringBuilder json = new StringBuilder();
            append(list, json);
            return json.toString();
        }
        return present instanceof BigDecimal number ? number.toPlainString() : present.toString();
    }

    private static Tree tree(Object value) {
        return value instanceof BigDecimal number
                ? Tree.number(new BigDecimal(number.toPlainString()))
                : Tree.text(value.toString());
    }
}
