package dev.gleaner.spark;

import dev.gleaner.event.read.Log;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * A data source whose tables are logs, with a row for each record and for each finding. It has no state, so that it can
 * be sent to executors. {@link LogOptions} are its options.
 *
 * @param <T> the type of the records
 */
abstract class LogSource<T> implements TableProvider, DataSourceRegister, Serializable {
    private static final long serialVersionUID = 1;

    /** The log in files and folders of rotated files. */
    abstract Log<T> log(Path... paths);

    /** The columns of a record. */
    abstract List<Column<T>> recordColumns();

    /** All columns: those of a record, the file and the finding. */
    List<Column<T>> columns() {
        List<Column<T>> columns = new ArrayList<>(recordColumns());
        columns.add(Column.file());
        columns.add(Column.finding());
        return columns;
    }

    /** The log that options name. */
    Log<T> log(LogOptions options) {
        return log(options.paths().toArray(Path[]::new)).trusting(options.trust());
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return new StructType(columns().stream().map(Column::field).toArray(StructField[]::new));
    }

    /** A catalog that keeps the table keeps its schema, and hands it back. */
    @Override
    public boolean supportsExternalMetadata() {
        return true;
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        LogOptions options = LogOptions.of(properties);
        for (StructField field : schema.fields()) {
            if (columns().stream()
                    .noneMatch(column ->
                            column.name().equals(field.name()) && column.type().equals(field.dataType()))) {
                throw new IllegalArgumentException(shortName() + " has no column " + field.name() + " of type "
                        + field.dataType().sql());
            }
        }
        return new LogTable<>(this, options, schema);
    }
}
