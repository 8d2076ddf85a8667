package dev.gleaner.spark;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.sources.And;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThan;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.IsNotNull;
import org.apache.spark.sql.sources.IsNull;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.sql.sources.LessThanOrEqual;
import org.apache.spark.sql.sources.Or;
import org.apache.spark.sql.sources.StringStartsWith;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * The filters of Spark that a reader decides itself, before it makes a row: equality and lists of values, the start of
 * a text, comparisons of numbers and times, whether there is a value, and {@code and} and {@code or} of these. Each is
 * exact: a row passes if and only if the filter is true for Spark. A filter with {@code not} is none of these, because
 * it is not the opposite where a value is null. Neither is a comparison of texts or of doubles, which Spark orders in
 * its own way.
 */
final class RowFilter<T> {
    private final Map<String, Column<T>> columns;

    RowFilter(List<Column<T>> columns) {
        this.columns = columns.stream().collect(Collectors.toMap(Column::name, Function.identity()));
    }

    /** The condition of a filter; empty if Spark must decide it. */
    Optional<Predicate<LogRow<T>>> of(Filter filter) {
        if (filter instanceof And and) {
            return of(and.left()).flatMap(left -> of(and.right()).map(left::and));
        }
        if (filter instanceof Or or) {
            return of(or.left()).flatMap(left -> of(or.right()).map(left::or));
        }
        if (filter instanceof IsNull test) {
            return column(test.attribute()).map(column -> row -> column.value().apply(row) == null);
        }
        if (filter instanceof IsNotNull test) {
            return column(test.attribute()).map(column -> row -> column.value().apply(row) != null);
        }
        if (filter instanceof EqualTo test) {
            return equal(test.attribute(), test.value());
        }
        if (filter instanceof In test) {
            return equal(test.attribute(), test.values());
        }
        if (filter instanceof StringStartsWith test) {
            return column(test.attribute())
                    .map(column ->
                            row -> column.value().apply(row) instanceof String text && text.startsWith(test.value()));
        }
        return comparison(filter);
    }

    private Optional<Predicate<LogRow<T>>> comparison(Filter filter) {
        if (filter instanceof LessThan test) {
            return compared(test.attribute(), test.value(), order -> order < 0);
        }
        if (filter instanceof LessThanOrEqual test) {
            return compared(test.attribute(), test.value(), order -> order <= 0);
        }
        if (filter instanceof GreaterThan test) {
            return compared(test.attribute(), test.value(), order -> order > 0);
        }
        if (filter instanceof GreaterThanOrEqual test) {
            return compared(test.attribute(), test.value(), order -> order >= 0);
        }
        return Optional.empty();
    }

    private Optional<Column<T>> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /** Whether the column has one of these values; null among them changes nothing, because it equals nothing. */
    private Optional<Predicate<LogRow<T>>> equal(String name, @Nullable Object... values) {
        Column<T> column = columns.get(name);
        if (column == null || column.type().equals(DataTypes.DoubleType)) {
            return Optional.empty();
        }
        Set<Object> wanted = Arrays.stream(values)
                .filter(value -> value != null)
                .map(RowFilter::value)
                .collect(Collectors.toSet());
        return wanted.stream().allMatch(value -> isOf(column, value))
                ? Optional.of(row -> {
                    Object found = column.value().apply(row);
                    return found != null && wanted.contains(found);
                })
                : Optional.empty();
    }

    private Optional<Predicate<LogRow<T>>> compared(String name, @Nullable Object value, IntPredicate order) {
        Column<T> column = columns.get(name);
        if (column == null || value == null || column.type().equals(DataTypes.StringType)) {
            return Optional.empty();
        }
        Object bound = value(value);
        return isOf(column, bound)
                ? Optional.of(row -> passes(column.value().apply(row), bound, order))
                : Optional.empty();
    }

    private static boolean passes(@Nullable Object found, Object bound, IntPredicate order) {
        if (found instanceof Instant time) {
            return order.test(time.compareTo((Instant) bound));
        }
        return found instanceof Integer number && order.test(number.compareTo((Integer) bound));
    }

    /** A value of a filter; a time has another type where {@code spark.sql.datetime.java8API.enabled} is off. */
    private static Object value(Object value) {
        return value instanceof Timestamp time ? time.toInstant() : value;
    }

    private static <T> boolean isOf(Column<T> column, Object value) {
        return column.type().equals(DataTypes.StringType) && value instanceof String
                || column.type().equals(DataTypes.IntegerType) && value instanceof Integer
                || column.type().equals(DataTypes.TimestampType) && value instanceof Instant;
    }
}
