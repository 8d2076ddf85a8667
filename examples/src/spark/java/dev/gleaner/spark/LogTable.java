package dev.gleaner.spark;

import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A table that can be read, not written. */
final class LogTable<T> implements SupportsRead {
    private final LogSource<T> source;
    private final LogOptions options;
    private final StructType schema;

    LogTable(LogSource<T> source, LogOptions options, StructType schema) {
        this.source = source;
        this.options = options;
        this.schema = schema;
    }

    @Override
    public String name() {
        return source.shortName() + " " + String.join(", ", options.files());
    }

    @Override
    @SuppressWarnings("deprecation")
    public StructType schema() {
        return schema;
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap unused) {
        return new LogScanBuilder<>(source, options, schema);
    }
}
