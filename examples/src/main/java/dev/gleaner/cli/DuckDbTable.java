package dev.gleaner.cli;

import dev.gleaner.event.activity.Column;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Adds records to a table.
 *
 * @param <R> the type of a record
 */
final class DuckDbTable<R> implements AutoCloseable {
    private final List<Column<R>> columns;
    private final DuckDBAppender rows;

    private DuckDbTable(List<Column<R>> columns, DuckDBAppender rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Opens a table that exists. */
    static <R> DuckDbTable<R> of(DuckDBConnection connection, String name, List<Column<R>> columns) {
        try {
            return new DuckDbTable<>(columns, connection.createAppender(name));
        } catch (SQLException e) {
            throw new EngineException(e);
        }
    }

    /** The statement that creates a table. Names are quoted, because some are words of SQL. */
    static <R> String definition(String name, List<Column<R>> columns) {
        return columns.stream()
                .map(column -> '"' + column.name() + "\" " + type(column.type()))
                .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (", ")"));
    }

    private static String type(Column.Type type) {
        return switch (type) {
            case TEXT -> "VARCHAR";
            case TEXTS -> "VARCHAR[]";
            case INTEGER -> "INTEGER";
            case DECIMAL -> "DOUBLE";
            case TIME -> "TIMESTAMPTZ";
        };
    }

    /** Adds a row. Rows are visible after {@link #close()}. */
    void add(R row) {
        try {
            rows.beginRow();
            for (Column<R> column : columns) {
                append(column.of(row).orElse(null));
            }
            rows.endRow();
        } catch (SQLException e) {
            throw new EngineException(e);
        }
    }

    private void append(@Nullable Object value) throws SQLException {
        if (value == null) {
            rows.appendNull();
        } else if (value instanceof String text) {
            rows.append(text);
        } else if (value instanceof Integer number) {
            rows.append(number.intValue());
        } else if (value instanceof BigDecimal number) {
            rows.append(number.doubleValue());
        } else if (value instanceof Instant time) {
            rows.append(time.atOffset(ZoneOffset.UTC));
        } else {
            rows.append((List<?>) value);
        }
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (SQLException e) {
            throw new EngineException(e);
        }
    }
}
