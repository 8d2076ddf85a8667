package dev.gleaner.spark;

import dev.gleaner.event.read.LogPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;

/** A reading of a table: a task for each part of the log. */
final class LogScan<T> implements Scan, Batch {
    private final LogSource<T> source;
    private final LogOptions options;
    private final StructType schema;
    private final List<Filter> pushed;

    /** The part of the log that a task reads. */
    private record Partition(LogPart part) implements InputPartition {}

    /** What a task needs to make the rows of a part. */
    private record Readers<T>(
            LogSource<T> source, LogOptions options, ArrayList<String> columns, ArrayList<Filter> pushed)
            implements PartitionReaderFactory {
        @Override
        public PartitionReader<InternalRow> createReader(InputPartition partition) {
            return new RowReader<>(source, options, ((Partition) partition).part(), columns, pushed);
        }
    }

    LogScan(LogSource<T> source, LogOptions options, StructType schema, List<Filter> pushed) {
        this.source = source;
        this.options = options;
        this.schema = schema;
        this.pushed = pushed;
    }

    @Override
    public StructType readSchema() {
        return schema;
    }

    /** The scan as {@code EXPLAIN} shows it. */
    @Override
    public String description() {
        return source.shortName() + " " + String.join(", ", options.files()) + ", PushedFilters: "
                + pushed.stream().map(Filter::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
        return source.log(options).parts(options.splitBytes()).stream()
                .map(Partition::new)
                .toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new Readers<>(source, options, new ArrayList<>(List.of(schema.fieldNames())), new ArrayList<>(pushed));
    }

    @Override
    public CustomMetric[] supportedCustomMetrics() {
        return new CustomMetric[] {new FindingCount(), new OtherRecordCount(), new UntrustedEventCount()};
    }
}
