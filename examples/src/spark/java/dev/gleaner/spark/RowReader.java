package dev.gleaner.spark;

import dev.gleaner.event.read.Finding;
import dev.gleaner.event.read.Log;
import dev.gleaner.event.read.LogPart;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Spliterator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.sources.Filter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of a part of a log. A record is asked the filters first, and then only for the columns of the query;
 * it decodes nothing else. Not thread-safe.
 */
final class RowReader<T> implements PartitionReader<InternalRow> {
    private final LogPart part;
    private final LogOptions.Mode mode;
    private final List<Column<T>> columns;
    private final Predicate<LogRow<T>> filter;
    private final Log<T> log;
    private final Stream<T> stream;
    private final Spliterator<T> records;
    private final Queue<LogRow<T>> waiting = new ArrayDeque<>();
    private @Nullable LogRow<T> row;

    RowReader(LogSource<T> source, LogOptions options, LogPart part, List<String> names, List<Filter> pushed) {
        this.part = part;
        this.mode = options.mode();
        Map<String, Column<T>> known =
                source.columns().stream().collect(Collectors.toMap(Column::name, Function.identity()));
        this.columns = names.stream()
                .map(name -> Objects.requireNonNull(known.get(name), name))
                .toList();
        RowFilter<T> rows = new RowFilter<>(source.columns());
        this.filter = pushed.stream().map(one -> rows.of(one).orElseThrow()).reduce(anything -> true, Predicate::and);
        this.log = source.log(options).only(part).onFinding(this::add);
        this.stream = log.events();
        this.records = stream.spliterator();
    }

    private void add(Finding finding) {
        if (mode == LogOptions.Mode.FAILFAST && finding.violation().isError()) {
            throw new IllegalStateException(finding.toString());
        }
        if (mode != LogOptions.Mode.DROPMALFORMED) {
            waiting.add(new LogRow<>(part.path(), null, finding));
        }
    }

    @Override
    public boolean next() {
        do {
            if (waiting.isEmpty()) {
                records.tryAdvance(record -> waiting.add(new LogRow<>(part.path(), record, null)));
            }
            row = waiting.poll();
        } while (row != null && !filter.test(row));
        return row != null;
    }

    @Override
    public InternalRow get() {
        LogRow<T> current = Objects.requireNonNull(row, "row");
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).internal(current);
        }
        return new GenericInternalRow(values);
    }

    @Override
    public CustomTaskMetric[] currentMetricsValues() {
        return new CustomTaskMetric[] {
            new Count(FindingCount.NAME, log.findings().count()),
            new Count(OtherRecordCount.NAME, log.findings().others()),
            new Count(UntrustedEventCount.NAME, log.findings().leftOut())
        };
    }

    /** The value of a metric so far. */
    private record Count(String name, long value) implements CustomTaskMetric {}

    @Override
    public void close() {
        stream.close();
    }
}
