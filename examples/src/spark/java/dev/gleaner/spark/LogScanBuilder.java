package dev.gleaner.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownFilters;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;

/**
 * Takes over the filters that a reader decides exactly as Spark does, and only the columns that a query needs. Spark
 * decides the other filters.
 */
final class LogScanBuilder<T> implements ScanBuilder, SupportsPushDownFilters, SupportsPushDownRequiredColumns {
    private final LogSource<T> source;
    private final LogOptions options;
    private StructType schema;
    private Filter[] pushed = {};

    LogScanBuilder(LogSource<T> source, LogOptions options, StructType schema) {
        this.source = source;
        this.options = options;
        this.schema = schema;
    }

    @Override
    public Filter[] pushFilters(Filter[] filters) {
        RowFilter<T> rows = new RowFilter<>(source.columns());
        List<Filter> taken = new ArrayList<>();
        List<Filter> left = new ArrayList<>();
        for (Filter filter : filters) {
            (rows.of(filter).isPresent() ? taken : left).add(filter);
        }
        pushed = taken.toArray(Filter[]::new);
        return left.toArray(Filter[]::new);
    }

    @Override
    public Filter[] pushedFilters() {
        return pushed.clone();
    }

    @Override
    public void pruneColumns(StructType required) {
        schema = required;
    }

    @Override
    public Scan build() {
        return new LogScan<>(source, options, schema, List.of(pushed));
    }
}
