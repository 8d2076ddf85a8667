package dev.gleaner.cli;

import java.util.stream.Stream;

/**
 * Prints records in one format.
 *
 * @param <R> the type of a record
 */
final class RecordPrinter<R> {
    private final RecordStyle<R> style;
    private final LineFormat format;
    private final boolean isColored;
    private final Lines lines;

    /** Prints the heading, if the format has one. */
    RecordPrinter(RecordStyle<R> style, LineFormat format, boolean isColored, Lines lines) {
        this.style = style;
        this.format = format;
        this.isColored = isColored;
        this.lines = lines;
        switch (format) {
            case text -> lines.heading(style.columns().heading());
            case csv -> lines.print(CsvLine.of(style.rows().names()));
            case json -> {}
        }
    }

    /** Prints a record. */
    void print(R record) {
        lines.printRecord(style.line(format, record), isColored ? style.color().apply(record) : Color.NONE);
    }

    /** Prints records until their reader is gone. */
    void printAll(Stream<R> records) {
        records.takeWhile(record -> lines.canPrint()).forEach(this::print);
    }
}
