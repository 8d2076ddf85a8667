package dev.gleaner.event.activity;

import dev.gleaner.document.Tree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of a table that has one row for each record. All formats and engines to which tables are written use the
 * same list of columns.
 *
 * @param name the name, such as {@code apiGroup}
 * @param type the type of the values
 * @param description what the values are, as a sentence
 * @param value the value of a record, of the class of the type; empty if the record has none
 * @param <R> the type of the records
 */
public record Column<R>(String name, Type type, String description, Function<R, Optional<?>> value) {
    /** The types of values. */
    public enum Type {
        /** A text: {@link String}. */
        TEXT(String.class),
        /** A list of texts: {@link List}. It may be empty. */
        TEXTS(List.class),
        /** A whole number: {@link Integer}. */
        INTEGER(Integer.class),
        /** A number with a fraction: {@link BigDecimal}. */
        DECIMAL(BigDecimal.class),
        /** A time: {@link Instant}. */
        TIME(Instant.class);

        private final Class<?> javaType;

        Type(Class<?> javaType) {
            this.javaType = javaType;
        }

        /** The class of the values. */
        public Class<?> javaType() {
            return javaType;
        }
    }

    /** Refuses null. */
    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(value, "value");
    }

    /** The value of a record; empty if the record has none. */
    public Optional<?> of(R row) {
        return value.apply(Objects.requireNonNull(row, "row"));
    }

    /** A row as a mapping of the names of columns to values, without absent values. */
    public static <R> Tree.Mapping toTree(List<Column<R>> columns, R row) {
        Objects.requireNonNull(columns, "columns");
        Objects.requireNonNull(row, "row");
        return Tree.mapping(
                m -> columns.forEach(column -> column.of(row).ifPresent(value -> m.put(column.name(), tree(value)))));
    }

    private static Tree tree(Object value) {
        if (value instanceof List<?> list) {
            return Tree.sequence(list.stream().map(Column::tree).toArray(Tree[]::new));
        }
        if (value instanceof Integer number) {
            return Tree.number(number);
        }
        return value instanceof BigDecimal number
                ? Tree.number(new BigDecimal(number.toPlainString()))
                : Tree.text(value.toString());
    }

    /** A column of texts. An empty text counts as no value. */
    static <R> Column<R> text(String name, Function<R, String> value, String description) {
        return new Column<>(name, Type.TEXT, description, row -> Optional.of(value.apply(row))
                .filter(text -> !text.isEmpty()));
    }

    /** A column of lists of texts. An empty list counts as no value. */
    static <R> Column<R> texts(String name, Function<R, List<String>> value, String description) {
        return new Column<>(name, Type.TEXTS, description, row -> Optional.of(value.apply(row))
                .filter(list -> !list.isEmpty()));
    }

    /** A column of whole numbers. Zero counts as no value. */
    static <R> Column<R> integer(String name, Function<R, Integer> value, String description) {
        return new Column<>(name, Type.INTEGER, description, row -> Optional.of(value.apply(row))
                .filter(number -> number != 0));
    }

    /** A column of times. */
    static <R> Column<R> time(String name, Function<R, Optional<Instant>> value, String description) {
        return new Column<>(name, Type.TIME, description, value::apply);
    }
}
