package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Position;
import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.line.DecodedValues;
import dev.gleaner.event.line.LineEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
 * stays in memory as long as an event from it is in use. If the log is a byte array, the whole array is one block.
 *
 * @param <T> the type of the wanted entries; other records are counted and skipped
 */
public final class Log<T> {
    private final List<Path> paths;
    private final Supplier<List<LogInput>> inputs;
    private final Function<LogEntry, @Nullable T> wanted;
    private final Findings findings;
    private final Settings<T> settings;
    private final Carriers carriers;

    /**
     * The settings for reading a log.
     *
     * @param bounds the limits
     * @param trust the trusted pods
     * @param kept the condition of the entries to pass on; null for all
     * @param segment the size of the segments of a file that other threads read ahead; 0 if they do not
     * @param finder receives the findings
     * @param progress receives the number of bytes read
     * @param <T> the type of the wanted entries
     */
    private record Settings<T>(
            Bounds bounds,
            Trust trust,
            @Nullable Predicate<? super T> kept,
            int segment,
            Consumer<Finding> finder,
            LongConsumer progress) {}

    private Log(
            List<Path> paths,
            Supplier<List<LogInput>> inputs,
            Function<LogEntry, @Nullable T> wanted,
            Findings findings,
            Settings<T> settings) {
        this.paths = paths;
        this.inputs = inputs;
        this.wanted = wanted;
        this.findings = findings;
        this.settings = settings;
        this.carriers = new Carriers(settings.trust(), entry -> wanted.apply(entry) != null, findings);
    }

    static <T> Log<T> of(Path[] files, Trust trust, Function<LogEntry, @Nullable T> wanted) {
        for (Path file : Objects.requireNonNull(files, "paths")) {
            Objects.requireNonNull(file, "path");
        }
        if (files.length == 0) {
            throw new IllegalArgumentException("no file and no folder; expected at least one path");
        }
        List<Path> paths = List.of(files);
        return of(paths, () -> LogInput.at(paths), trust, wanted);
    }

    static <T> Log<T> of(LogInput input, Trust trust, Function<LogEntry, @Nullable T> wanted) {
        return of(List.of(), () -> List.of(input), trust, wanted);
    }

    private static <T> Log<T> of(
            List<Path> paths, Supplier<List<LogInput>> inputs, Trust trust, Function<LogEntry, @Nullable T> wanted) {
        Findings findings = new Findings();
        return new Log<>(
                paths,
                inputs,
                wanted,
                findings,
                new Settings<>(Bounds.DEFAULT, trust, null, 0, findings::add, bytes -> {}));
    }

    /**
     * The log with other limits. {@link Bounds#characters()} is the maximum length of a record in bytes; a longer
     * record is skipped and reported. Bodies of audit events are not parsed with the log: a body that is nested too
     * deeply is reported when its value is read.
     */
    public Log<T> within(Bounds bounds) {
        Objects.requireNonNull(bounds, "bounds");
        return with(s -> new Settings<>(bounds, s.trust, s.kept, s.segment, s.finder, s.progress));
    }

    private Log<T> with(UnaryOperator<Settings<T>> change) {
        return new Log<>(paths, inputs, wanted, findings, change.apply(settings));
    }

    /**
     * The log with other trusted pods, such as {@code Trust.CLUSTER.and("team-a/apiserver-*")}. The default is
     * {@link Trust#CLUSTER} for an {@link AuditLog} and an {@link EventLog}, and {@link Trust#EVERYONE} for a
     * {@link ClusterLog}. Audit events from the logs of other pods are skipped; Kubernetes events from such logs are read. The
     * first event of each pod is reported with a warning, for up to a hundred pods. {@link Findings#leftOut()} and
     * {@link Findings#doubtful()} count all such events.
     */
    public Log<T> trusting(Trust trust) {
        Objects.requireNonNull(trust, "trust");
        return with(s -> new Settings<>(s.bounds, trust, s.kept, s.segment, s.finder, s.progress));
    }

    /**
     * The log with only those entries that meet a condition, in addition to earlier conditions. This is faster than
     * filtering the stream, and dropped events take no memory. {@link Findings#read()} counts dropped entries too.
     *
     * @param condition the condition; it must not keep an event, because the event changes when the next one is read.
     * With {@link #readAhead}, several threads call it, and it may also be called for parts of other records
     */
    public Log<T> where(Predicate<? super T> condition) {
        Objects.requireNonNull(condition, "condition");
        return with(s -> new Settings<>(s.bounds, s.trust, and(s.kept, condition), s.segment, s.finder, s.progress));
    }

    private static <T> Predicate<? super T> and(@Nullable Predicate<? super T> one, Predicate<? super T> other) {
        return one == null ? other : entry -> one.test(entry) && other.test(entry);
    }

    /**
     * The log, read ahead by other threads: threads of {@link ForkJoinPool#commonPool()} read the next parts of a file
     * while the caller processes the present one. The entries, their order and the findings are the same. Only large
     * files with lines in the server's format are read ahead, and not by parallel streams. Reading ahead takes up to
     * ten megabytes for each thread.
     */
    public Log<T> readAhead() {
        return readAhead(ReadAhead.SEGMENT);
    }

    /** The log, read ahead in segments of another size. */
    Log<T> readAhead(int segment) {
        return with(s -> new Settings<>(s.bounds, s.trust, s.kept, segment, s.finder, s.progress));
    }

    /**
     * The log with a consumer that receives each finding as it occurs. A parallel reading calls it from several
     * threads.
     */
    public Log<T> onFinding(Consumer<? super Finding> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        return with(s -> new Settings<>(s.bounds, s.trust, s.kept, s.segment, s.finder.andThen(consumer), s.progress));
    }

    /**
     * The log with a consumer that receives the number of bytes read from disk since the last call, about once for each
     * block.
     */
    public Log<T> onProgress(LongConsumer consumer) {
        Objects.requireNonNull(consumer, "consumer");
        return with(s -> new Settings<>(s.bounds, s.trust, s.kept, s.segment, s.finder, consumer));
    }

    /**
     * Divides the log into parts, which can be read apart with {@link #only}, in the order of the log. A file whose
     * first line is a record is divided at ends of lines into parts of about the given size in bytes; any other file,
     * such as a compressed one, is one part.
     *
     * @throws IllegalArgumentException if the size is not positive
     * @throws IllegalStateException if the log is a stream or a byte array
     */
    public List<LogPart> parts(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("the size of a part must be at least 1 byte, but was " + bytes);
        }
        if (paths.isEmpty()) {
            throw new IllegalStateException("only files can be divided");
        }
        return inputs.get().stream()
                .filter(input -> !input.isRepeated())
                .flatMap(input -> LogPart.of(input, bytes).stream())
                .toList();
    }

    /**
     * One part of the log. A file that no longer exists, or that was replaced or truncated after the log was divided, is
     * reported as a finding.
     */
    public Log<T> only(LogPart part) {
        Objects.requireNonNull(part, "part");
        return new Log<>(List.of(), () -> LogInput.of(part).toList(), wanted, findings, settings);
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
     * Passes the wanted entries to a consumer that does not keep them, in the order of the inputs and their lines. This
     * is the fastest way to read a log: an entry is valid only during the call, so that lines in the server's format
     * take no memory. {@link AuditEvent#compact()} is a copy of an event that stays valid.
     *
     * @throws UncheckedIOException if the only input cannot be read; a finding reports one of several inputs
     */
    public void visit(Consumer<? super T> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        Log<T> here = with(s -> new Settings<>(s.bounds, s.trust, s.kept, 0, s.finder, s.progress));
        here.where(entry -> {
                    consumer.accept(entry);
                    return false;
                })
                .forEach(entry -> {});
    }

    /**
     * Follows the log as it grows. The log must be a single file, or a folder with one log. A single file need not
     * exist yet, and its existing backups are not read. In a folder, the backups are read first; the log of a folder
     * need not exist yet.
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

    /** The file to which the server appends; the folder itself if it has no log yet. */
    Path current() {
        if (paths.size() != 1) {
            throw new IllegalStateException("only one file or folder can be followed, not "
                    + (paths.isEmpty() ? "a stream, texts or bytes" : paths));
        }
        Path path = paths.get(0);
        if (!Files.isDirectory(path)) {
            return path;
        }
        List<Path> logs = RotatedFiles.logs(path);
        if (logs.size() > 1) {
            throw new IllegalStateException("only a folder with one log can be followed, not " + logs);
        }
        return logs.isEmpty() ? path : logs.get(0);
    }

    /** Passes an entry to the consumer if it is wanted, and counts it otherwise. */
    void emit(LogEntry entry, Consumer<? super T> consumer) {
        T event = wanted.apply(entry);
        if (event == null) {
            findings.addOther();
            return;
        }
        findings.addRead(1);
        Predicate<? super T> kept = settings.kept();
        if (kept == null || kept.test(event)) {
            consumer.accept(lasting(entry, event));
        }
    }

    /** The event of an entry, or an equal one that stays valid when the next record is read. */
    private T lasting(LogEntry entry, T event) {
        return entry instanceof LogEntry.Audit audit && audit.event() instanceof LineEvent line && !line.isLasting()
                ? Objects.requireNonNull(wanted.apply(new LogEntry.Audit(line.lasting())))
                : event;
    }

    /** Whether entries are dropped by a condition. */
    boolean keepsSome() {
        return settings.kept() != null;
    }

    /**
     * Adds an event of a line to a list if it is wanted and kept; returns the number of wanted entries. If entries are
     * dropped by a condition, the kept ones have bytes of their own.
     */
    int keep(LineEvent event, List<T> kept) {
        Predicate<? super T> condition = settings.kept();
        T entry = wanted.apply(new LogEntry.Audit(condition == null ? event.lasting() : event));
        if (entry == null) {
            return 0;
        }
        if (condition == null) {
            kept.add(entry);
        } else if (condition.test(entry)) {
            kept.add(Objects.requireNonNull(wanted.apply(new LogEntry.Audit(event.compact()))));
        }
        return 1;
    }

    /** Adds what another reader has read to the counts. */
    void count(SegmentRun<T> run) {
        findings.addRead(run.read());
        for (long i = run.read(); i < run.lines(); i++) {
            findings.addOther();
        }
    }

    /** Reads the next parts of a file in other threads; null if they do not, or if it does not pay off. */
    @Nullable
    ReadAhead<T> ahead(LogSection section) {
        LogFile file = section.file();
        int size = settings.segment();
        boolean isOfServer = PodPath.pod(section.input().name()).isEmpty();
        return size > 0 && file != null && section.isWhole() && isOfServer
                ? ReadAhead.of(this, file, size, InputBlock.longestRecord(settings.bounds(), InputBlock.SIZE))
                : null;
    }

    /** Opens a reader of a followed file that starts after a number of bytes and lines. */
    RecordReader open(FollowedFile file, long offset, long lines, DecodedValues decoded) {
        String name = file.path().toString();
        EntryReader entries = entries(name, () -> lines, decoded);
        return new RecordReader(
                new InputBlock(name, file.content(), offset, InputBlock.SIZE, entries), settings.bounds(), entries);
    }

    /** Opens a reader of a section of an input; a file that is read ahead is plain. */
    RecordReader open(LogSection section, boolean isReadAhead, DecodedValues decoded) {
        LogInput input = section.input();
        LogFile file = section.file();
        EntryReader entries = entries(input.name(), section::linesBefore, decoded);
        if (isReadAhead && file != null) {
            return reader(section, LogInput.openPlain(file, settings.progress()), entries);
        }
        byte[] content = input.content();
        if (content != null && !isConverted(content)) {
            settings.progress().accept(content.length);
            return new RecordReader(new InputBlock(input.name(), content, entries), settings.bounds(), entries);
        }
        InputStream in = input.open(section.file(), section.from(), settings.progress());
        Bounds bounds = settings.bounds();
        InputStream records = section.from() == 0
                ? new YamlRecords(new TableRows(new JournalRecords(in, bounds), bounds), bounds)
                : in;
        return reader(section, records, entries);
    }

    /** Whether a log is in a format of which another one is made to read it. */
    private static boolean isConverted(byte[] content) {
        return YamlRecords.isYaml(content) || TableRows.isTable(content) || JournalRecords.isExport(content);
    }

    private RecordReader reader(LogSection section, InputStream records, EntryReader entries) {
        LogInput input = section.input();
        InputBlock block = new InputBlock(input.name(), records, section.from(), InputBlock.SIZE, entries);
        LogFile file = section.file();
        if (file != null) {
            block.setAhead((offset, target) -> file.isPlain() ? file.read(offset, target, 0, target.length) : 0);
        }
        if (input.path() != null && !isOnlyInput(input)) {
            block.reportFailure();
        }
        return new RecordReader(block, settings.bounds(), entries);
    }

    private EntryReader entries(String name, LongSupplier linesBefore, DecodedValues decoded) {
        return new EntryReader(name, linesBefore, settings.bounds(), decoded, carriers, settings.finder());
    }

    private boolean isOnlyInput(LogInput input) {
        return paths.size() == 1 && !input.isInFolder();
    }

    /** Reports an input that cannot be read. */
    void report(LogInput input, LogInput.Problem problem) {
        report(problem.fault(), input.name(), problem.argument());
    }

    /** Reports a file that cannot be opened, or throws if it is the only one. */
    void fail(LogInput input, IOException e) {
        if (isOnlyInput(input)) {
            throw LogInput.Problem.thrown(input.name(), e);
        }
        report(input, LogInput.Problem.of(e));
    }

    /** Reports a backup that cannot be read. */
    void reportUnreadable(Path path, IOException e) {
        LogInput.Problem problem = LogInput.Problem.of(e);
        report(problem.fault(), path.toString(), problem.argument());
    }

    /** Reports that files were removed before they were read completely. */
    void reportGap(Path path) {
        report(LogFault.GAP, path.toString());
    }

    private void report(Fault fault, String name, Object... arguments) {
        settings.finder().accept(new Finding(Violation.of(fault, name, Position.NONE, FieldPath.ROOT, arguments), 0));
    }

    /** The files and folders, or the names of other inputs. */
    @Override
    public String toString() {
        return "Log"
                + (paths.isEmpty() ? inputs.get().stream().map(LogInput::name).toList() : paths);
    }
}
