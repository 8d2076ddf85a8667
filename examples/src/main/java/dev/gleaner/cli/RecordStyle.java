package dev.gleaner.cli;

import java.util.List;
import java.util.function.Function;

/**
 * How records of a kind are printed, one on each line.
 *
 * @param columns the columns of text
 * @param cells the cells of a record in these columns
 * @param rows the fields of JSON and CSV
 * @param color the colour of a record in text
 * @param <R> the type of a record
 */
record RecordStyle<R>(FixedColumns columns, Function<R, List<String>> cells, Rows<R> rows, Function<R, Color> color) {
    /** A record as a line in a format. */
    String line(LineFormat format, R record) {
        return switch (format) {
            case text -> columns.line(cells.apply(record));
            case json -> rows.json(record);
            case csv -> CsvLine.of(rows, record);
        };
    }

    /** A cell of text; a dash if it is empty. */
    static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
