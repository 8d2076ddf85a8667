package dev.gleaner.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.gleaner.document.Printable;
import dev.gleaner.event.activity.Column;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** A line of CSV (RFC 4180). A cell with a separator, a quote or a line end is quoted. */
final class CsvLine {
    /** The characters that a spreadsheet reads as the start of a formula; the last four are full-width forms. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private CsvLine() {}

    /** The cells of a row. An apostrophe precedes texts that a spreadsheet would read as a formula. */
    static <R> String of(Rows<R> rows, R row) {
        List<String> cells = new ArrayList<>(rows.columns().size());
        for (Column<R> column : rows.columns()) {
            cells.add(cell(column, Rows.cell(column.of(row))));
        }
        return of(cells);
    }

    private static <R> String cell(Column<R> column, String value) {
        boolean isText = column.type() == Column.Type.TEXT || column.type() == Column.Type.TEXTS;
        return isText ? text(value) : Printable.line(value);
    }

    /** A cell with a text. An apostrophe precedes what a spreadsheet would read as a formula. */
    static String text(String value) {
        boolean looksLikeFormula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
        return Printable.line(looksLikeFormula ? "'" + value : value);
    }

    /** The line, without its end. */
    static String of(List<String> cells) {
        Text line = new Text();
        CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(line)
                .writeRecord(cells);
        return line.withoutEnd();
    }

    /** Collects a line. Unlike {@link java.io.StringWriter}, it takes no lock for each part of a cell. */
    private static final class Text extends Writer {
        private final StringBuilder text = new StringBuilder(512);

        @Override
        public void write(int c) {
            text.append((char) c);
        }

        @Override
        public void write(char[] some, int from, int count) {
            text.append(some, from, count);
        }

        @Override
        public void write(String some, int from, int count) {
            text.append(some, from, from + count);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        String withoutEnd() {
            return text.substring(0, text.length() - 1);
        }
    }
}
