package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Violation;
import dev.gleaner.event.line.DecodedValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A log and the settings for reading it. Immutable except for {@link #findings()}; each reading starts at the
 * beginning. Formats are recognised by content: audit events as JSON lines or in the legacy text format, lists of
 * events, eventrouter's lines mixed with lines of klog, records of fluent-bit and fluentd in lines or lists, lines with
 * the prefix of the container runtime, JSON over several lines, and all of these compressed with gzip. Records inside
 * other records are extracted.
 *
 * <p>The memory for a reading does not depend on the length of the log. It consists of one block, the longest record,
 * and about ten megabytes for a cache of repeated values. A block has 256 KiB, or twice the size of a longer record. It
 * stays in memory as long as an event from it is in use. If the log is a byte array, the block is the whole array.
 *
 * @param <T> the type of the wanted entries; other records are counted and skipped
 */
public final class Log<T> {
    private final List<Path> paths;
    private final Supplier<List<LogInput>> inputs;
    private final Function<LogEntry, @Nullable T> wanted;
    private final Bounds bounds;
    private final Trust trust;
    private final Carriers carriers;
    private final Findings findings;
    private final Consumer<Finding> finder;
    private final LongConsumer progress;

    private Log(
            List<Path> paths,
            Supplier<List<LogInput>> inputs,
            Function<LogEntry, @Nullable T> wanted,
            Bounds bounds,
            Trust trust,
            Findings findings,
            Consumer<Finding> finder,
            LongConsumer progress) {
        this.paths = paths;
        this.inputs = inputs;
        this.wanted = wanted;
        this.bounds = bounds;
        this.trust = trust;
        this.carriers = new Carriers(trust, entry -> wanted.apply(entry) != null, findings);
        this.findings = findings;
        this.finder = finder;
        this.progress = progress;
    }

    static <T> Log<T> of(List<Path> paths, Trust trust, Function<LogEntry, @Nullable T> wanted) {
        return of(paths, () -> paths.stream().flatMap(LogInput::at).toList(), trust, wanted);
    }

    static <T> Log<T> of(LogInput input, Trust trust, Function<LogEntry, @Nullable T> wanted) {
        return of(List.of(), () -> List.of(input), trust, wanted);
    }

    private static <T> Log<T> of(
            List<Path> paths, Supplier<List<LogInput>> inputs, Trust trust, Function<LogEntry, @Nullable T> wanted) {
        Findings findings = new Findings();
        return new Log<>(paths, inputs, wanted, Bounds.DEFAULT, trust, findings, findings::add, bytes -> {});
    }

    /**
     * The log with other limits. {@link Bounds#characters()} is the maximum length of a record in bytes; a longer
     * record is skipped and reported. Bodies of audit events are not parsed with the log: a body that is nested too
     * deeply is reported when its value is read.
     */
    public Log<T> within(Bounds bounds) {
        Objects.requireNonNull(bounds, "bounds");
        return new Log<>(paths, inputs, wanted, bounds, trust, findings, finder, progress);
    }

    /**
     * The log with other trusted pods. The default is {@link Trust#CLUSTER} for an {@link AuditLog} and an
     * {@link EventLog}, and {@link Trust#EVERYONE} for a {@link ClusterLog}. Audit events from the logs of other pods
     * are skipped; Kubernetes events from such logs are read. The first event of each pod is reported with a warning,
     * for up to a hundred pods. {@link Findings#leftOut()} and {@link Findings#doubtful()} count all such events.
     */
    public Log<T> trusting(Trust trust) {
        Objects.requireNonNull(trust, "trust");
        return new Log<>(paths, inputs, wanted, bounds, trust, findings, finder, progress);
    }

    /**
     * The log with a consumer that receives each finding as it occurs. A parallel reading calls it from several
     * threads.
     */
    public Log<T> onFinding(Consumer<? super Finding> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        return new Log<>(paths, inputs, wanted, bounds, trust, findings, finder.andThen(consumer), progress);
    }

    /**
     * The log with a consumer that receives the number of bytes read from disk since the last call, about once for each
     * block.
     */
    public Log<T> onProgress(LongConsumer consumer) {
        Objects.requireNonNull(consumer, "consumer");
        return new Log<>(paths, inputs, wanted, bounds, trust, findings, finder, consumer);
    }

    /** The size of the inputs on disk in bytes; empty if one is not a file. */
    public OptionalLong size() {
        long size = 0;
        for (LogInput input : inputs.get()) {
            OptionalLong one = input.size();
            if (one.isEmpty()) {
                return one;
            }
            size += one.getAsLong();
        }
        return OptionalLong.of(size);
    }

    /** The findings of all readings of this log. */
    public Findings findings() {
        return findings;
    }

    /**
     * The wanted entries, in the order of the inputs and their lines; close the stream to close the files. A parallel
     * stream reads sections of large files concurrently, and keeps the order if its operations do; it assumes one
     * record on each line if the first line is a record. A file stays open while it is read, so that it may be renamed,
     * replaced or removed meanwhile.
     *
     * <p>If one of several files, or a file in a folder, cannot be read, a finding reports it, and the other files are
     * read.
     *
     * @throws UncheckedIOException while the stream is used, if the only input cannot be read
     */
    public Stream<T> events() {
        LogSpliterator<T> spliterator = new LogSpliterator<>(this, inputs.get());
        return StreamSupport.stream(spliterator, false).onClose(spliterator::close);
    }

    /**
     * Passes the wanted entries to a consumer, in the order of the inputs and their lines.
     *
     * @throws UncheckedIOException if the only input cannot be read; a finding reports one of several inputs
     */
    public void forEach(Consumer<? super T> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        try (Stream<T> events = events()) {
            events.forEachOrdered(consumer);
        }
    }

    /**
     * Follows the log as it grows. The log must be a single file, or a folder with one log. A single file need not
     * exist yet, and its existing backups are not read. In a folder, the backups are read first.
     *
     * @throws IllegalStateException if the log is neither
     */
    public Follower<T> follow() {
        Path current = current();
        if (Files.isDirectory(paths.get(0))) {
            return new Follower<>(this, current, LogPosition.START);
        }
        List<RotatedFiles.Backup> backups = RotatedFiles.backups(current);
        String after = backups.isEmpty() ? "" : backups.get(backups.size() - 1).time();
        return new Follower<>(this, current, new LogPosition(0, 0, "", after));
    }

    /**
     * Follows the log from a position. If the file of the position no longer exists, a finding reports it, and reading
     * continues with the next file.
     *
     * @throws IllegalStateException if the log is neither a single file nor a folder with one log
     */
    public Follower<T> follow(LogPosition position) {
        return new Follower<>(this, current(), Objects.requireNonNull(position, "position"));
    }

    /** The file to which the server appends. */
    private Path current() {
        if (paths.size() != 1) {
            throw new IllegalStateException("only one file or folder can be followed, not " + paths);
        }
        Path path = paths.get(0);
        if (!Files.isDirectory(path)) {
            return path;
        }
        List<Path> logs = RotatedFiles.logs(path);
        if (logs.size() != 1) {
            throw new IllegalStateException("only a folder with one log can be followed, not " + logs);
        }
        return logs.get(0);
    }

    /** Passes an entry to the consumer if it is wanted, and counts it otherwise. */
    void emit(LogEntry entry, Consumer<? super T> consumer) {
        T event = wanted.apply(entry);
        if (event == null) {
            findings.addOther();
        } else {
            consumer.accept(event);
        }
    }

    /** Opens a reader of a followed file that starts after a number of bytes and lines. */
    RecordReader open(FollowedFile file, long offset, long lines, DecodedValues decoded) {
        String name = file.path().toString();
        EntryReader entries = entries(name, () -> lines, decoded);
        return new RecordReader(
                new InputBlock(name, file.content(), offset, InputBlock.SIZE, entries), bounds, entries);
    }

    /** Opens a reader of a section of an input. */
    RecordReader open(LogSection section, DecodedValues decoded) {
        LogInput input = section.input();
        EntryReader entries = entries(input.name(), section::linesBefore, decoded);
        byte[] content = input.content();
        if (content != null && !YamlRecords.isYaml(content)) {
            progress.accept(content.length);
            return new RecordReader(new InputBlock(input.name(), content, entries), bounds, entries);
        }
        InputStream in = input.open(section.file(), section.from(), progress);
        InputStream records = section.from() == 0 ? new YamlRecords(in, bounds) : in;
        InputBlock block = new InputBlock(input.name(), records, section.from(), InputBlock.SIZE, entries);
        Path path = input.path();
        if (path != null && !isOnlyInput(input)) {
            block.reportFailureOf(path);
        }
        return new RecordReader(block, bounds, entries);
    }

    private EntryReader entries(String name, LongSupplier linesBefore, DecodedValues decoded) {
        return new EntryReader(name, linesBefore, bounds, decoded, carriers, finder);
    }

    private boolean isOnlyInput(LogInput input) {
        return paths.size() == 1 && !input.isInFolder();
    }

    /** Reports an input that cannot be read. */
    void report(LogInput input, LogInput.Problem problem) {
        report(problem.fault(), input.name(), problem.argument());
    }

    /** Reports a file that cannot be opened, or throws if it is the only one. */
    void fail(LogInput input, Path path, IOException e) {
        if (isOnlyInput(input)) {
            throw new UncheckedIOException(input.name() + " cannot be read", e);
        }
        report(input, LogInput.Problem.of(path, e));
    }

    /** Reports a backup that cannot be read. */
    void reportUnreadable(Path path, IOException e) {
        LogInput.Problem problem = LogInput.Problem.of(path, e);
        report(problem.fault(), path.toString(), problem.argument());
    }

    /** Reports that files were removed before they were read completely. */
    void reportGap(Path path) {
        report(LogFault.GAP, path.toString());
    }

    private void report(Fault fault, String name, Object... arguments) {
        finder.accept(new Finding(Violation.of(fault, name, Position.NONE, FieldPath.ROOT, arguments), 0));
    }
}
