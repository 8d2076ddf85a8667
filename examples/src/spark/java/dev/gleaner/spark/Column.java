package dev.gleaner.spark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table. Its value is null if it is not recorded.
 *
 * @param name the name
 * @param type the type in Spark: a string, an integer, a double or a timestamp
 * @param comment a sentence for {@code DESCRIBE TABLE}
 * @param value the value: a {@code String}, {@code Integer}, {@code Double} or {@code Instant}, or null
 * @param <T> the type of the records
 */
record Column<T>(String name, DataType type, String comment, Function<LogRow<T>, @Nullable Object> value) {
    static <T> Column<T> text(String name, String comment, Function<T, String> value) {
        return ofRecord(name, DataTypes.StringType, comment, value);
    }

    static <T> Column<T> optionalText(String name, String comment, Function<T, Optional<String>> value) {
        return ofRecord(name, DataTypes.StringType, comment, record -> value.apply(record)
                .orElse(null));
    }

    static <T> Column<T> time(String name, String comment, Function<T, Optional<Instant>> value) {
        return ofRecord(name, DataTypes.TimestampType, comment, record -> value.apply(record)
                .orElse(null));
    }

    /** The column with the path of the file. */
    static <T> Column<T> file() {
        return new Column<>("file", DataTypes.StringType, "The file that has the record.", LogRow::file);
    }

    /** The column that only the rows of findings have, apart from the file. */
    static <T> Column<T> finding() {
        return new Column<>(
                "finding",
                DataTypes.StringType,
                "What cannot be read, with its place; null in the row of a record.",
                row -> row.finding() == null ? null : row.finding().toString());
    }

    static <T> Column<T> ofRecord(
            String name, DataType type, String comment, Function<T, ? extends @Nullable Object> value) {
        return new Column<>(name, type, comment, row -> row.record() == null ? null : value.apply(row.record()));
    }

    /** The column in a schema. */
    StructField field() {
        return new StructField(name, type, true, Metadata.empty()).withComment(comment);
    }

    /** The value of a row in the form in which Spark keeps it. */
    @Nullable
    Object internal(LogRow<T> row) {
        Object found = value.apply(row);
        if (found instanceof String text) {
            return UTF8String.fromString(text);
        }
        return found instanceof Instant time ? (Object) ChronoUnit.MICROS.between(Instant.EPOCH, time) : found;
    }
}
