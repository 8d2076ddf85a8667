package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Fault;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Position;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import dev.gleaner.event.line.AnyJson;
import dev.gleaner.event.line.AuditLineScanner;
import dev.gleaner.event.line.DecodedValues;
import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.line.LegacyLine;
import dev.gleaner.event.line.LineEvent;
import dev.gleaner.event.line.Words;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Extracts records from lines, and entries from the records that carry them. Not thread-safe. */
final class EntryReader {
    /** The maximum nesting of records. */
    static final int DEEPEST = 8;

    /** The header of klog, as in {@code I0824 09:50:55.327484       1 main.go:166] }. */
    private static final Pattern KLOG =
            Pattern.compile("[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d+ +\\d+ [^ :]+:\\d+\\] .*", Pattern.DOTALL);

    /** The prefix of the container runtime, as in {@code 2022-08-24T11:17:32.123456789Z stdout F }. */
    private static final Pattern CRI = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[-+]\\d\\d:\\d\\d)) (stdout|stderr) ([FP])(?::\\S*)? ?(.*)",
            Pattern.DOTALL);

    private static final byte[] ITEMS = "items".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] API_VERSION = "apiVersion".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KIND = "kind".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LIST = "List\"".getBytes(StandardCharsets.US_ASCII);

    private final String file;
    private final LongSupplier linesBefore;
    private final Bounds bounds;
    private final Consumer<? super Finding> findings;
    private final AuditLineScanner scanner;
    private final Carriers carriers;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** The records that carry the entry being read, from the outermost on. */
    private List<LogRecord> chain = List.of();

    /** The pod in the path of the file; empty if the path has none. */
    private final Optional<PodInfo> podOfFile;

    private long looked;

    /**
     * The first parts of a line that the container runtime split, and their place. The text is empty if the line is too
     * long.
     */
    private record Part(StringBuilder text, Place place, boolean isTooLong) {}

    /** The place of a record in its file. */
    record Place(long line, int column, long offset) {
        static final Place START = new Place(1, 1, 0);

        /** The place of index {@code to}, if this is the place of index {@code from}. */
        Place ahead(byte[] bytes, int from, int to) {
            long lines = line;
            int start = from;
            int columns = column;
            for (int i = from; (i = Words.indexOf((byte) '\n', bytes, i, to)) >= 0; i++) {
                lines++;
                start = i + 1;
                columns = 1;
            }
            return new Place(lines, columns + to - start, offset + to - from);
        }
    }

    /**
     * A reader of the entries of a part of a file.
     *
     * @param linesBefore the number of lines before that part; called only for reports
     * @param carriers the filter for entries from the logs of pods
     */
    EntryReader(
            String file,
            LongSupplier linesBefore,
            Bounds bounds,
            DecodedValues decoded,
            Carriers carriers,
            Consumer<? super Finding> findings) {
        this.file = file;
        this.linesBefore = linesBefore;
        this.bounds = bounds;
        this.carriers = carriers;
        this.podOfFile = PodPath.pod(file);
        this.findings = findings;
        this.scanner = new AuditLineScanner(decoded);
    }

    /** The audit event that starts at an index; null if it is not in the server's format. */
    @Nullable
    LineEvent scan(byte[] bytes, int from, int to) {
        return scanner.scan(bytes, from, to);
    }

    /**
     * Emits the entries in a range of bytes: JSON objects, optionally separated by commas or the brackets of a list, or
     * a text in a known format.
     *
     * @return the index of an object that does not end in the range; -1 if there is none
     */
    int read(byte[] bytes, int from, int to, Place place, Consumer<? super LogEntry> out) {
        return read(bytes, from, to, place, 0, out);
    }

    private int read(byte[] bytes, int from, int to, Place place, int depth, Consumer<? super LogEntry> out) {
        if (depth > DEEPEST) {
            reportDepth(place);
            return -1;
        }
        int at = from;
        int placed = from;
        Place here = place;
        while (true) {
            while (at < to && " \t\r\n,[]".indexOf(bytes[at]) >= 0) {
                at++;
            }
            if (at == to) {
                return -1;
            }
            // Messages of syslog follow each other without a line end.
            at = bytes[at] == '{' ? at : SyslogHeader.end(bytes, at, to);
            here = here.ahead(bytes, placed, at);
            placed = at;
            if (bytes[at] != '{') {
                looked += to - at;
                readText(new String(bytes, at, to - at, StandardCharsets.UTF_8).stripTrailing(), here, out);
                return -1;
            }
            int end = JsonSpan.end(bytes, at, to);
            looked += 2L * ((end < 0 ? to : end) - at);
            if (end < 0) {
                return at;
            }
            readObject(bytes, at, end, here, depth, out);
            at = end;
        }
    }

    /** Emits the entries of a JSON object. */
    void readObject(byte[] bytes, int from, int to, Place place, Consumer<? super LogEntry> out) {
        readObject(bytes, from, to, place, 0, out);
    }

    private void readObject(byte[] bytes, int from, int to, Place place, int depth, Consumer<? super LogEntry> out) {
        if (depth > DEEPEST) {
            reportDepth(place);
            return;
        }
        // Two passes: the scan for an event or a list, and the parser.
        looked += 2L * (to - from);
        LineEvent event = scanner.scan(bytes, from, to);
        if (event != null && event.end() == to) {
            emit(new LogEntry.Audit(event, chain), place, out);
            return;
        }
        int items = isList(bytes, from, to) ? JsonSpan.field(bytes, from, to, ITEMS) : -1;
        int itemsEnd = items < 0 || bytes[items] != '[' ? -1 : JsonSpan.end(bytes, items, to);
        if (itemsEnd > 0) {
            // Items are read one by one, so that a broken item does not hide the others.
            read(bytes, items, itemsEnd, place.ahead(bytes, from, items), depth + 1, out);
            return;
        }
        Reading<JsonObject> reading = AnyJson.read(file, bytes, from, to, bounds);
        report(reading.violations(), place);
        if (reading.value().isPresent() && !readFields(reading.orThrow(), place, depth, out)) {
            emit(new LogEntry.Other(JsonText.of(bytes, from, to), chain), place, out);
        }
    }

    /** Whether the kind of an object ends with {@code List}, as the kinds of all lists of Kubernetes do. */
    private static boolean isList(byte[] bytes, int from, int to) {
        int kind = JsonSpan.field(bytes, from, to, KIND);
        int kindEnd = kind < 0 ? -1 : JsonSpan.end(bytes, kind, to);
        int list = kindEnd - LIST.length;
        return list > kind && Arrays.equals(bytes, list, kindEnd, LIST, 0, LIST.length);
    }

    /**
     * Whether an object is a list, judged by its fields before the items: its kind ends with {@code List}, or it has a
     * version and no kind yet, as in JSON with sorted names.
     */
    static boolean isListHead(byte[] bytes, int from, int to) {
        return JsonSpan.field(bytes, from, to, KIND) < 0
                ? JsonSpan.field(bytes, from, to, API_VERSION) >= 0
                : isList(bytes, from, to);
    }

    /** Emits the entries of an object of a known kind; returns whether the kind is known. */
    private boolean readFields(JsonObject object, Place place, int depth, Consumer<? super LogEntry> out) {
        Tree.Mapping fields = object.fields();
        if (AnyJson.isAuditEvent(fields)) {
            Reading<AuditEvent> event = AnyJson.auditEvent(object, file);
            report(event.violations(), place);
            event.value().ifPresent(audit -> emit(new LogEntry.Audit(audit, chain), place, out));
        } else if (fields.isSet("verb") && fields.get("event").orElse(Tree.nothing()) instanceof Tree.Mapping) {
            read(object, EventNotice.class, place)
                    .ifPresent(notice -> emit(new LogEntry.Notice(notice, chain), place, out));
        } else if (fields.isSet("involvedObject") && fields.isSet("metadata")) {
            read(object, KubernetesEvent.class, place)
                    .map(event -> EventNotice.of(n -> n.event(event)))
                    .ifPresent(notice -> emit(new LogEntry.Notice(notice, chain), place, out));
        } else if (object.texts().containsKey("_source")) {
            byte[] source = object.texts().get("_source").toBytes();
            readObject(source, 0, source.length, place, depth + 1, out);
        } else if (isLogRecord(fields)) {
            read(object, LogRecord.class, place).ifPresent(record -> readRecord(record, place, depth, out));
        } else {
            return false;
        }
        return true;
    }

    /**
     * Whether an object is a record of a container's log. Records of the journal have a message too, but their keys are
     * in upper case.
     */
    private static boolean isLogRecord(Tree.Mapping fields) {
        return (fields.text("message").isPresent() || fields.text("log").isPresent())
                && (fields.isSet("stream") || fields.isSet("kubernetes") || fields.isSet("logtag"));
    }

    private <T extends OpenObject> Optional<T> read(JsonObject object, Class<T> type, Place place) {
        Reading<T> reading = object.asTolerant(type, file);
        report(reading.violations(), place);
        return reading.value();
    }

    /** Emits the entries of a record of a container's log that is not from a file. */
    void read(LogRecord record, Consumer<? super LogEntry> out) {
        readRecord(record, Place.START, 0, out);
    }

    /** Emits the entries in a byte array that is not from a file. */
    void readAll(byte[] bytes, Consumer<? super LogEntry> out) {
        int open = read(bytes, 0, bytes.length, Place.START, out);
        if (open >= 0) {
            readObject(bytes, open, bytes.length, Place.START, out);
        }
    }

    /** Emits the entries in the text of a record, or the record itself if it is an ordinary line. */
    private void readRecord(LogRecord record, Place place, int depth, Consumer<? super LogEntry> out) {
        String text = record.text().strip();
        boolean isLegacy = LegacyLine.is(text);
        if (!isLegacy && !text.startsWith("{")) {
            emit(new LogEntry.Line(record, chain), place, out);
            return;
        }
        List<LogRecord> outer = chain;
        chain = carriedBy(record);
        boolean carries = true;
        try {
            if (isLegacy) {
                readLegacy(text, place, out);
            } else {
                carries = readCarried(text, record, place, depth, out);
            }
        } finally {
            chain = outer;
        }
        if (!carries) {
            emit(new LogEntry.Line(record, chain), place, out);
        }
    }

    /**
     * The chain with one more record. A record without a pod inside another record is from the same container's log.
     */
    private List<LogRecord> carriedBy(LogRecord record) {
        boolean hasPod = record.kubernetes().isPresent();
        if (chain.isEmpty()) {
            return List.of(hasPod ? record : record.edit(r -> r.kubernetes(podOfFile)));
        }
        return hasPod ? Stream.concat(chain.stream(), Stream.of(record)).toList() : chain;
    }

    /** Emits an entry, unless its carriers are not trusted. */
    private void emit(LogEntry entry, Place place, Consumer<? super LogEntry> out) {
        if (carriers.keeps(entry, (fault, pods) -> report(fault, place, pods))) {
            out.accept(entry);
        }
    }

    /**
     * Emits the entries of a carried record, and reports a damaged record; returns false if the text is an ordinary
     * line.
     */
    private boolean readCarried(String text, LogRecord record, Place place, int depth, Consumer<? super LogEntry> out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        looked += 2L * bytes.length;
        LineEvent event = scanner.scan(bytes, 0, bytes.length);
        if (event != null && event.end() == bytes.length) {
            emit(new LogEntry.Audit(event, chain), place, out);
            return true;
        }
        Reading<JsonObject> inner = AnyJson.read(file, bytes, 0, bytes.length, bounds);
        if (inner.value().isPresent()) {
            return readFields(inner.orThrow(), place, depth + 1, out);
        }
        if (!text.startsWith("{\"verb\":") && !text.startsWith("{\"kind\":\"Event\"")) {
            return false;
        }
        String reason = record.logtag().equals("P")
                ? "it is part of a split line"
                : inner.violations().get(0).message();
        report(LogFault.CARRIED, place, record.message().isPresent() ? "message" : "log", reason);
        return true;
    }

    private void readText(String line, Place place, Consumer<? super LogEntry> out) {
        Matcher cri = CRI.matcher(line);
        if (cri.matches()) {
            readCri(cri, place, out);
        } else if (LegacyLine.is(line)) {
            readLegacy(line, place, out);
        } else if (KLOG.matcher(line).matches()) {
            emit(new LogEntry.Line(LogRecord.of(r -> r.message(line)), chain), place, out);
        } else {
            report(LogFault.NOT_A_RECORD, place, Violation.quoted(line));
        }
    }

    private void readLegacy(String line, Place place, Consumer<? super LogEntry> out) {
        LegacyLine.read(line)
                .ifPresentOrElse(
                        event -> emit(new LogEntry.Audit(event, chain), place, out),
                        () -> report(LogFault.LEGACY, place, Violation.quoted(line)));
    }

    /**
     * Reads a line of the container runtime, which splits lines after 16 KiB. The parts of a stream follow each other.
     */
    private void readCri(Matcher cri, Place place, Consumer<? super LogEntry> out) {
        String stream = cri.group(2);
        Part part = parts.get(stream);
        if (cri.group(3).equals("P")) {
            parts.put(stream, append(part == null ? new Part(new StringBuilder(), place, false) : part, cri.group(4)));
            return;
        }
        parts.remove(stream);
        if (part != null) {
            part = append(part, cri.group(4));
        }
        if (part != null && part.isTooLong()) {
            return;
        }
        String text = part == null ? cri.group(4) : part.text().toString();
        LogRecord record = LogRecord.of(
                r -> r.time(cri.group(1)).stream(stream).logtag("F").message(text));
        readRecord(record, part == null ? place : part.place(), 0, out);
    }

    /** Appends the next text to a part. A line that becomes too long is reported and skipped. */
    private Part append(Part part, String text) {
        if (part.isTooLong()) {
            return part;
        }
        if (part.text().length() + text.length() > bounds.characters()) {
            report(LogFault.BOUND_LENGTH, part.place(), bounds.characters());
            return new Part(new StringBuilder(), part.place(), true);
        }
        part.text().append(text);
        return part;
    }

    /** Reports that records are nested too deep. */
    void reportDepth(Place place) {
        report(LogFault.CARRIED, place, "a record", "more than " + DEEPEST + " records are nested");
    }

    /** Reports split lines whose end is missing. */
    void finish() {
        parts.values().stream().filter(part -> !part.isTooLong()).forEach(part -> report(LogFault.PART, part.place()));
        parts.clear();
    }

    /** The number of bytes examined so far; each counts as often as it was examined. */
    long looked() {
        return looked;
    }

    /** Reports a problem of the record at a place. */
    void report(Fault fault, Place place, Object... arguments) {
        report(Violation.of(fault, file, Position.NONE, FieldPath.ROOT, arguments), place);
    }

    private void report(List<Violation> violations, Place place) {
        violations.forEach(violation -> report(violation, place));
    }

    /** Reports a violation whose position is relative to its record. */
    private void report(Violation violation, Place place) {
        Position inside = violation.position();
        long line = linesBefore.getAsLong() + place.line() + Math.max(inside.line(), 1) - 1;
        int column = inside.line() > 1 ? inside.column() : place.column() + Math.max(inside.column(), 1) - 1;
        Position position = new Position((int) Math.min(line, Integer.MAX_VALUE), column);
        Violation moved = new Violation(
                file, position, violation.path(), violation.severity(), violation.code(), violation.message());
        findings.accept(new Finding(moved, place.offset()));
    }
}
