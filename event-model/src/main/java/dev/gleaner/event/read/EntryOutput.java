package dev.gleaner.event.read;

import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Position;
import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Emits the entries of a file with the records that carry them, if these are trusted. Reports problems at their places
 * in the file, and counts the bytes examined. Not thread-safe.
 */
final class EntryOutput {
    private final String file;
    private final LongSupplier linesBefore;
    private final Carriers carriers;
    private final Consumer<? super Finding> findings;

    /** The pod in the path of the file; empty if the path has none. */
    private final Optional<PodInfo> podOfFile;

    /** The records that carry the entry being read, from the outermost on. */
    private List<LogRecord> chain = List.of();

    /** All carriers in words, including those that are not records. */
    private String words = "";

    private final CarrierPath path = new CarrierPath();

    private long looked;

    /** The carriers outside each of the objects that were entered. */
    private final Deque<Outer> entered = new ArrayDeque<>();

    /** The carriers outside an object. */
    private record Outer(List<LogRecord> chain, String words) {}

    /** A pod whose Kubernetes events are trusted; null if none is known. */
    private @Nullable PodInfo trusted;

    /**
     * The output of a part of a file.
     *
     * @param linesBefore the number of lines before that part; called only for reports
     * @param carriers the filter for entries from the logs of pods
     */
    EntryOutput(String file, LongSupplier linesBefore, Carriers carriers, Consumer<? super Finding> findings) {
        this.file = file;
        this.linesBefore = linesBefore;
        this.carriers = carriers;
        this.findings = findings;
        this.podOfFile = PodPath.pod(file);
    }

    /** The name of the file. */
    String file() {
        return file;
    }

    /** Runs a reading inside a line of a container's log; returns the result of the reading. */
    boolean inside(LogRecord record, BooleanSupplier reading) {
        return inside("container", List.of(record), reading);
    }

    /** Runs a reading inside a carrier that is not a record; returns the result of the reading. */
    boolean inside(String kind, BooleanSupplier reading) {
        return inside(kind, List.of(), reading);
    }

    /**
     * Runs a reading inside a carrier; returns the result of the reading.
     *
     * @param kind the kind of the carrier in words; empty if it is only known by its pods
     * @param records the records with the pods that it names, from the outermost on
     */
    boolean inside(String kind, List<LogRecord> records, BooleanSupplier reading) {
        List<LogRecord> outer = chain;
        String outerWords = words;
        enterAll(kind, records);
        try {
            return reading.getAsBoolean();
        } finally {
            chain = outer;
            words = outerWords;
        }
    }

    /** Enters a carrier; what is emitted before {@link #leave} is inside it. */
    void enter(String kind, List<LogRecord> records) {
        entered.push(new Outer(chain, words));
        enterAll(kind, records);
    }

    /** Leaves the carrier that was entered last. */
    void leave() {
        Outer outer = entered.pop();
        chain = outer.chain();
        words = outer.words();
    }

    private void enterAll(String kind, List<LogRecord> records) {
        String next = kind;
        for (LogRecord record : records) {
            words = path.in(words, next, podOf(record));
            chain = carriedBy(record);
            next = "";
        }
        words = path.in(words, next, null);
    }

    /** The pod of a carrying record; that of the file for the outermost record if it has none. */
    private @Nullable PodInfo podOf(LogRecord record) {
        return record.kubernetes()
                .or(() -> chain.isEmpty() ? podOfFile : Optional.empty())
                .orElse(null);
    }

    /**
     * The chain with one more record. If the record has no pod, it is from the same container's log as the record
     * around it.
     */
    private List<LogRecord> carriedBy(LogRecord record) {
        boolean hasPod = record.kubernetes().isPresent();
        if (chain.isEmpty() && !hasPod) {
            return List.of(podOfFile.isEmpty() ? record : record.edit(r -> r.kubernetes(podOfFile)));
        }
        return hasPod ? Stream.concat(chainOrFile().stream(), Stream.of(record)).toList() : chain;
    }

    /** The records around the entry being read. The container of a file carries all of it. */
    private List<LogRecord> chainOrFile() {
        return chain.isEmpty() && podOfFile.isPresent() ? List.of(LogRecord.of(r -> r.kubernetes(podOfFile))) : chain;
    }

    /** A text that identifies the pods around the entry being read. */
    String origin() {
        StringBuilder origin = new StringBuilder();
        for (LogRecord record : chain) {
            record.kubernetes().ifPresent(pod -> origin.append(pod.namespaceName())
                    .append('/')
                    .append(pod.podName())
                    .append('/')
                    .append(pod.containerName()));
            origin.append(' ');
        }
        return origin.toString();
    }

    /** Whether the file is the log of a container, so that its pod carries each entry. */
    boolean isOfPod() {
        return podOfFile.isPresent();
    }

    /** Emits an audit event. */
    void audit(AuditEvent event, EntryReader.Place place, Consumer<? super LogEntry> out) {
        String all = wordsOrFile();
        emit(new LogEntry.Audit(all.isEmpty() ? event : event.carriedBy(all), chainOrFile()), place, out);
    }

    /** Emits a Kubernetes event. */
    void notice(EventNotice event, EntryReader.Place place, Consumer<? super LogEntry> out) {
        String all = wordsOrFile();
        emit(new LogEntry.Notice(all.isEmpty() ? event : event.carriedBy(all), chainOrFile()), place, out);
    }

    private String wordsOrFile() {
        return words.isEmpty() ? path.in("", "", podOfFile.orElse(null)) : words;
    }

    /** Emits an audit event in a record. */
    void audit(AuditEvent event, LogRecord carrier, EntryReader.Place place, Consumer<? super LogEntry> out) {
        emit(new LogEntry.Audit(event.carriedBy(wordsWith(carrier)), carriedBy(carrier)), place, out);
    }

    /**
     * Emits a Kubernetes event in a record. A trusted pod is remembered, because most events come from the same pod.
     */
    void notice(EventNotice event, LogRecord carrier, EntryReader.Place place, Consumer<? super LogEntry> out) {
        LogEntry.Notice entry = new LogEntry.Notice(event.carriedBy(wordsWith(carrier)), carriedBy(carrier));
        PodInfo pod = entry.carriers().size() > 1 ? null : carrier.kubernetes().orElse(null);
        if (pod != null && pod == trusted) {
            out.accept(entry);
            return;
        }
        trusted = pod != null && carriers.trusts(entry) ? pod : trusted;
        emit(entry, place, out);
    }

    private String wordsWith(LogRecord carrier) {
        return path.in(words, "container", podOf(carrier));
    }

    /** Emits an ordinary line. */
    void line(LogRecord record, EntryReader.Place place, Consumer<? super LogEntry> out) {
        emit(new LogEntry.Line(record, chain), place, out);
    }

    /** Emits an object of another kind. */
    void other(JsonText object, EntryReader.Place place, Consumer<? super LogEntry> out) {
        emit(new LogEntry.Other(object, chain), place, out);
    }

    private void emit(LogEntry entry, EntryReader.Place place, Consumer<? super LogEntry> out) {
        if (carriers.keeps(entry, (fault, pods) -> report(fault, place, pods))) {
            out.accept(entry);
        }
    }

    /** Adds to the number of bytes examined. */
    void addLooked(long bytes) {
        looked += bytes;
    }

    /** The number of bytes examined so far; each counts as often as it was examined. */
    long looked() {
        return looked;
    }

    /** Reports a problem of the record at a place. */
    void report(Fault fault, EntryReader.Place place, Object... arguments) {
        report(Violation.of(fault, file, Position.NONE, FieldPath.ROOT, arguments), place);
    }

    /** Reports violations whose positions are relative to their record. */
    void report(List<Violation> violations, EntryReader.Place place) {
        violations.forEach(violation -> report(violation, place));
    }

    private void report(Violation violation, EntryReader.Place place) {
        Position inside = violation.position();
        long line = linesBefore.getAsLong() + place.line() + Math.max(inside.line(), 1) - 1;
        int column = inside.line() > 1 ? inside.column() : place.column() + Math.max(inside.column(), 1) - 1;
        Position position = new Position((int) Math.min(line, Integer.MAX_VALUE), column);
        Violation moved = new Violation(
                file, position, violation.path(), violation.severity(), violation.code(), violation.message());
        findings.accept(new Finding(moved, place.offset()));
    }
}
