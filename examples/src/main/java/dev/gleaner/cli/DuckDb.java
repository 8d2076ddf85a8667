package dev.gleaner.cli;

import dev.gleaner.event.activity.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBResultSetMetaData;
import org.duckdb.StatementReturnType;
import org.jspecify.annotations.Nullable;

/**
 * A database in the memory of this process. Beyond a limit, it moves data to a temporary folder, which {@link #close()}
 * removes.
 */
final class DuckDb implements AutoCloseable {
    /** The options that keep a query from files, the network and other options. */
    private static final List<String> RESTRICTIONS =
            List.of("SET enable_external_access = false", "SET lock_configuration = true");

    private final DuckDBConnection connection;
    private final Path folder;

    private DuckDb(DuckDBConnection connection, Path folder) {
        this.connection = connection;
        this.folder = folder;
    }

    /**
     * Opens an empty database.
     *
     * @param memory the limit, such as {@code 1GB}
     * @throws MissingDriver if the driver is not in the class path
     */
    static DuckDb open(String memory) {
        try {
            Class.forName("org.duckdb.DuckDBDriver");
        } catch (ClassNotFoundException e) {
            throw new MissingDriver(e);
        }
        Path folder = temporaryFolder();
        Properties options = new Properties();
        options.setProperty("memory_limit", memory);
        options.setProperty("temp_directory", folder.resolve("spilled").toString());
        options.setProperty("autoinstall_known_extensions", "false");
        options.setProperty("autoload_known_extensions", "false");
        // Otherwise the driver keeps all rows of a result.
        options.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", options);
            DuckDb engine = new DuckDb(connection.unwrap(DuckDBConnection.class), folder);
            engine.execute("SET TimeZone = 'UTC'");
            return engine;
        } catch (SQLException e) {
            remove(folder);
            throw new EngineException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("gleaner-");
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder cannot be created", e);
        }
    }

    /** Creates an empty table. */
    <R> DuckDbTable<R> createTable(String name, List<Column<R>> columns) {
        execute(DuckDbTable.definition(name, columns));
        return DuckDbTable.of(connection, name, columns);
    }

    /** Writes a table to a Parquet file. */
    void writeParquet(String table, Path file) {
        execute("COPY " + table + " TO '" + file.toString().replace("'", "''")
                + "' (FORMAT parquet, COMPRESSION zstd)");
    }

    /** Keeps later statements from reading and writing files, from the network, and from lifting this restriction. */
    void restrict() {
        RESTRICTIONS.forEach(this::execute);
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new EngineException(e);
        }
    }

    /**
     * Checks the syntax and the names of a query, without an effect.
     *
     * @throws EngineException if the query is wrong
     * @throws UsageException if it is a statement of another kind
     */
    void check(String query) {
        try {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                refuseIfNoQuery(statement.getMetaData());
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new EngineException(e);
        }
    }

    private static void refuseIfNoQuery(@Nullable ResultSetMetaData result) {
        if (result instanceof DuckDBResultSetMetaData known
                && known.getReturnType() != StatementReturnType.QUERY_RESULT) {
            throw new UsageException("only queries are answered, such as select count(*) from activities");
        }
    }

    /** Runs a query, and passes its rows on one by one. */
    void query(String query, SqlResult result) {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(query)) {
                return;
            }
            try (ResultSet rows = statement.getResultSet()) {
                result.print(rows);
            }
        } catch (SQLException e) {
            throw new EngineException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new EngineException(e);
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be removed", e);
        }
    }
}
