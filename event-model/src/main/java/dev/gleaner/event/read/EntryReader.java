package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Fault;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.line.AnyJson;
import dev.gleaner.event.line.AuditLineScanner;
import dev.gleaner.event.line.DecodedValues;
import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.line.LegacyLine;
import dev.gleaner.event.line.LineEvent;
import dev.gleaner.event.line.RancherEntry;
import dev.gleaner.event.line.Words;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.schema.FalcoAlert;
import dev.gleaner.event.schema.GoogleAuditEntry;
import dev.gleaner.event.schema.RenamedAuditEvent;
import dev.gleaner.event.schema.RequestedAdmission;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Extracts records from lines, and entries from the records that carry them. Not thread-safe. */
final class EntryReader {
    /** The maximum nesting of records. */
    static final int DEEPEST = 8;

    /** The starts of an event of eventrouter and of an entry of Rancher's API audit log. */
    private static final List<String> STARTS = List.of("{\"verb\":", "{\"auditID\":\"");

    /** The maximum length of the sample of a record that is not understood, in bytes. */
    private static final int SAMPLE = 200;

    /** The maximum length of an event that is read without a tree, in bytes; it keeps to the bounds. */
    private static final int LONGEST_NOTICE = 1 << 16;

    private static final byte[] ITEMS = "items".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] API_VERSION = "apiVersion".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KIND = "kind".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LIST = "List\"".getBytes(StandardCharsets.US_ASCII);

    private final String file;
    private final Bounds bounds;
    private final AuditLineScanner scanner;
    private final NoticeScanner notices = new NoticeScanner();
    private final CarriedNotice carried = new CarriedNotice(notices);
    private final EntryOutput output;
    private final PlainLines lines;
    private final SplitLines split;
    private final LegacyRequests requests = new LegacyRequests();

    private long looked;

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
        this.bounds = bounds;
        this.output = new EntryOutput(file, linesBefore, carriers, findings);
        this.scanner = new AuditLineScanner(decoded);
        this.split = new SplitLines(bounds.characters(), output::report);
        this.lines = new PlainLines(this, output, split);
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
            int textEnd = bytes[at] == '"' && !lines.isTable()
                    ? readQuoted(bytes, at, to, here.ahead(bytes, placed, at), depth, out)
                    : -1;
            if (textEnd > 0) {
                at = textEnd;
                continue;
            }
            // Messages of syslog follow each other without a line end.
            at = bytes[at] == '{' ? at : SyslogHeader.end(bytes, at, to);
            here = here.ahead(bytes, placed, at);
            placed = at;
            if (bytes[at] != '{') {
                looked += to - at;
                lines.read(new String(bytes, at, to - at, StandardCharsets.UTF_8).stripTrailing(), here, out);
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

    /** Emits the entries of a record that is quoted as a JSON text; returns its end, or -1 if there is none. */
    private int readQuoted(byte[] bytes, int from, int to, Place place, int depth, Consumer<? super LogEntry> out) {
        int end = JsonSpan.end(bytes, from, to);
        looked += (end < 0 ? to : end) - from;
        return end > 0
                        && RecordSearch.mentionsRecord(bytes, from, end)
                        && readCarriedText(bytes, from, end, place, depth, out)
                ? end
                : -1;
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
            output.audit(event, place, out);
            return;
        }
        if (readNotice(bytes, from, to, place, out)) {
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
        output.report(reading.violations(), place);
        RecordKind kind = reading.value()
                .map(object -> RecordKind.of(RecordKind.fieldsOf(object.fields())))
                .orElseGet(() -> RecordSearch.kindSoFar(bytes, from, to, bounds.depth()));
        // What is in a broken record belongs to it.
        boolean isRead = kind == RecordKind.OTHER
                ? readOther(reading.value(), bytes, from, to, place, depth, out)
                : reading.value().isEmpty() || readKind(kind, reading.orThrow(), bytes, from, to, place, depth, out);
        if (!isRead && reading.value().isPresent()) {
            emitOther(bytes, from, to, place, out);
        }
    }

    /** Emits an event in compact JSON, alone or in a record; returns whether there is one. */
    private boolean readNotice(byte[] bytes, int from, int to, Place place, Consumer<? super LogEntry> out) {
        if (!bounds.equals(Bounds.DEFAULT) || to - from > LONGEST_NOTICE) {
            return false;
        }
        EventNotice notice = split.isWaiting() ? null : carried.scan(bytes, from, to);
        if (notice != null) {
            output.notice(notice, carried.record(), place, out);
            return true;
        }
        EventNotice alone = notices.scan(bytes, from, to);
        if (alone != null) {
            output.notice(alone, place, out);
        }
        return alone != null;
    }

    /** Emits an object of another kind, and reports one that mentions a record which was not found. */
    private void emitOther(byte[] bytes, int from, int to, Place place, Consumer<? super LogEntry> out) {
        looked += to - from;
        if (RecordSearch.mentionsRecord(bytes, from, to)) {
            output.report(LogFault.NOT_UNDERSTOOD, place, sample(bytes, from, to));
        }
        output.other(JsonText.of(bytes, from, to), place, out);
    }

    private static String sample(byte[] bytes, int from, int to) {
        String start = new String(bytes, from, Math.min(to - from, SAMPLE), StandardCharsets.UTF_8);
        return Violation.quoted(start);
    }

    /** Emits the entries of a message that CloudWatch split; returns false if the object is no part of one. */
    private boolean readMessage(Tree.Mapping fields, Place place, int depth, Consumer<? super LogEntry> out) {
        Optional<String> text = fields.text("message");
        if (text.isEmpty() || !fields.isSet("logStreamName") && !fields.isSet("ingestionTime")) {
            return false;
        }
        SplitLines.Line line = split.addMessage(fields.text("logStreamName").orElse(""), text.get(), place);
        if (line == null) {
            return true;
        }
        String whole = line.record().text();
        return !whole.equals(text.get()) && readCarried(whole.strip(), false, "message", line.place(), depth, out);
    }

    /** Emits the records in an object of no known kind; returns whether there are any. */
    private boolean readOther(
            Optional<JsonObject> object,
            byte[] bytes,
            int from,
            int to,
            Place place,
            int depth,
            Consumer<? super LogEntry> out) {
        if (object.isPresent() && readMessage(object.get().fields(), place, depth, out)) {
            return true;
        }
        Optional<Tree.Mapping> plain = object.flatMap(
                found -> PlainRecords.of(AnyJson.withoutTexts(found).fields(), bounds));
        if (plain.isEmpty()) {
            return readCarriedBy(bytes, from, to, place, depth, out);
        }
        byte[] values = JsonText.of(plain.get()).toBytes();
        return readCarriedBy(values, 0, values.length, place, depth, out);
    }

    /** Emits the records that an object of no known kind carries; returns whether there are any. */
    private boolean readCarriedBy(
            byte[] bytes, int from, int to, Place place, int depth, Consumer<? super LogEntry> out) {
        looked += to - from;
        return readFound(RecordSearch.in(bytes, from, to, bounds.depth()), bytes, from, place, depth, out);
    }

    /** Emits the records that members of an object carry. */
    void readMembers(byte[] bytes, int from, int to, Place place, Consumer<? super LogEntry> out) {
        looked += to - from;
        readFound(RecordSearch.inMembers(bytes, from, to, bounds.depth()), bytes, from, place, 0, out);
    }

    /** Emits the records that were found from an index on; returns whether there are any. */
    private boolean readFound(
            List<RecordSearch.Found> all,
            byte[] bytes,
            int from,
            Place place,
            int depth,
            Consumer<? super LogEntry> out) {
        Place here = place;
        int placed = from;
        boolean carries = false;
        for (RecordSearch.Found found : all) {
            here = here.ahead(bytes, placed, found.from());
            placed = found.from();
            Place there = here;
            List<LogRecord> carriers = found.pods().stream()
                    .map(pod -> LogRecord.of(r -> r.kubernetes(pod)))
                    .toList();
            carries |= output.inside(carriers, () -> readMember(bytes, found, there, depth, out));
        }
        return carries;
    }

    private boolean readMember(
            byte[] bytes, RecordSearch.Found found, Place place, int depth, Consumer<? super LogEntry> out) {
        if (bytes[found.from()] != '{') {
            return readCarriedText(bytes, found.from(), found.to(), place, depth, out);
        }
        readObject(bytes, found.from(), found.to(), place, depth, out);
        return true;
    }

    /** Emits the records in a JSON text; returns whether there are any. */
    private boolean readCarriedText(
            byte[] bytes, int from, int to, Place place, int depth, Consumer<? super LogEntry> out) {
        looked += to - from;
        try {
            return JsonText.of(bytes, from, to).tree() instanceof Tree.Text text
                    && readCarried(text.value().strip(), false, "a text", place, depth, out);
        } catch (ViolationException e) {
            output.report(
                    LogFault.CARRIED, place, "a text", e.violations().get(0).message());
            return true;
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

    /** Emits the entries of an object of a kind; returns false if it is not of this kind after all. */
    private boolean readKind(
            RecordKind kind,
            JsonObject object,
            byte[] bytes,
            int from,
            int to,
            Place place,
            int depth,
            Consumer<? super LogEntry> out) {
        List<LogRecord> carriers = kind == RecordKind.LINE
                ? List.of()
                : MergedLog.pod(object.fields()).stream()
                        .map(pod -> LogRecord.of(r -> r.kubernetes(pod)))
                        .toList();
        return output.inside(carriers, () -> readUnmerged(kind, object, bytes, from, to, place, depth, out));
    }

    private boolean readUnmerged(
            RecordKind kind,
            JsonObject object,
            byte[] bytes,
            int from,
            int to,
            Place place,
            int depth,
            Consumer<? super LogEntry> out) {
        Tree.Mapping fields = object.fields();
        return switch (kind) {
            case AUDIT -> readAudit(object, place, out);
            case RANCHER -> {
                // The name of a new object is looked up in the body.
                looked += object.texts().values().stream()
                        .mapToLong(JsonText::size)
                        .sum();
                yield emitAudit(RancherEntry.read(object, file), place, out);
            }
            case NOTICE -> readNotice(Notices.ofEnvelope(fields), place, out);
            case EVENT -> readNotice(Notices.ofEvent(fields), place, out);
            case WATCH ->
                Notices.ofWatch(fields)
                        .filter(notice -> readNotice(notice, place, out))
                        .isPresent();
            case ADMISSION -> readConverted(RequestedAdmission.toEvent(fields), object, place, out);
            case GOOGLE -> readConverted(GoogleAuditEntry.toEvent(fields), object, place, out);
            case FALCO -> readConverted(FalcoAlert.toEvent(fields), object, place, out);
            case RENAMED -> readConverted(Optional.of(RenamedAuditEvent.toEvent(fields)), object, place, out);
            case LINE -> {
                read(object, LogRecord.class, place)
                        .map(record -> withPod(record, fields))
                        .ifPresent(record -> readRecord(record, bytes, from, to, place, depth, out));
                yield true;
            }
            case OTHER -> false;
        };
    }

    private boolean readAudit(JsonObject object, Place place, Consumer<? super LogEntry> out) {
        return emitAudit(AnyJson.auditEvent(object, file), place, out);
    }

    private boolean emitAudit(Reading<AuditEvent> event, Place place, Consumer<? super LogEntry> out) {
        output.report(event.violations(), place);
        event.value().ifPresent(audit -> output.audit(audit, place, out));
        return true;
    }

    /** Emits an event whose fields were converted; returns whether there is one. */
    private boolean readConverted(
            Optional<Tree.Mapping> event, JsonObject original, Place place, Consumer<? super LogEntry> out) {
        return event.filter(fields -> readAudit(new JsonObject(fields, original.texts()), place, out))
                .isPresent();
    }

    private boolean readNotice(Tree.Mapping fields, Place place, Consumer<? super LogEntry> out) {
        read(new JsonObject(fields, Map.of()), EventNotice.class, place)
                .ifPresent(notice -> output.notice(notice, place, out));
        return true;
    }

    /** Azure names the pod of a line, and not its namespace. */
    private static LogRecord withPod(LogRecord record, Tree.Mapping fields) {
        Optional<String> pod = fields.text("pod");
        return record.kubernetes().isPresent() || pod.isEmpty()
                ? record
                : record.edit(r -> r.kubernetes(p -> p.podName(pod.get())));
    }

    private <T extends OpenObject> Optional<T> read(JsonObject object, Class<T> type, Place place) {
        Reading<T> reading = AnyJson.withoutTexts(object).asTolerant(type, file);
        output.report(reading.violations(), place);
        return reading.value();
    }

    /** Emits the entries of a record of a container's log that is not from a file. */
    void read(LogRecord record, Consumer<? super LogEntry> out) {
        if (!readText(record, Place.START, 0, out)) {
            output.line(record, Place.START, out);
        }
    }

    /** Emits the entries in a byte array that is not from a file. */
    void readAll(byte[] bytes, Consumer<? super LogEntry> out) {
        int open = read(bytes, 0, bytes.length, Place.START, out);
        if (open >= 0) {
            readObject(bytes, open, bytes.length, Place.START, out);
        }
    }

    /**
     * Emits the entries in the text of a record, or in its other fields, or the record itself if it is an ordinary
     * line. Parts of a line are put together first.
     */
    private void readRecord(
            LogRecord record, byte[] bytes, int from, int to, Place place, int depth, Consumer<? super LogEntry> out) {
        SplitLines.Line line = split.add(record, place);
        if (line == null || readText(line.record(), line.place(), depth, out)) {
            return;
        }
        boolean carries = output.inside(record, () -> readCarriedBy(bytes, from, to, place, depth, out));
        if (!carries) {
            output.line(line.record(), line.place(), out);
        }
    }

    /** Emits the entries in the text of a record; returns false if it is an ordinary line. */
    boolean readText(LogRecord record, Place place, int depth, Consumer<? super LogEntry> out) {
        String field = record.message().isPresent() ? "message" : "log";
        boolean isPart = record.logtag().equals("P");
        return output.inside(record, () -> readCarried(record.text().strip(), isPart, field, place, depth, out));
    }

    /**
     * Emits the entries of a carried record, and reports a damaged record; returns false if the text is an ordinary
     * line.
     *
     * @param isPart whether the text is a part of a line
     * @param field the place of the text in words
     */
    boolean readCarried(
            String text, boolean isPart, String field, Place place, int depth, Consumer<? super LogEntry> out) {
        if (depth > DEEPEST) {
            reportDepth(place);
            return true;
        }
        if (LegacyLine.is(text)) {
            readLegacy(text, place, out);
            return true;
        }
        int start = RecordPrefix.end(text);
        if (start < 0) {
            return false;
        }
        byte[] bytes = text.substring(start).getBytes(StandardCharsets.UTF_8);
        looked += 2L * bytes.length;
        LineEvent event = scanner.scan(bytes, 0, bytes.length);
        if (event != null && event.end() == bytes.length) {
            output.audit(event, place, out);
            return true;
        }
        if (depth < DEEPEST && readNotice(bytes, 0, bytes.length, place, out)) {
            return true;
        }
        Reading<JsonObject> inner = AnyJson.read(file, bytes, 0, bytes.length, bounds);
        if (inner.value().isPresent()) {
            JsonObject object = inner.orThrow();
            RecordKind kind = RecordKind.of(RecordKind.fieldsOf(object.fields()));
            return kind == RecordKind.OTHER
                    ? readOther(inner.value(), bytes, 0, bytes.length, place, depth + 1, out)
                    : readKind(kind, object, bytes, 0, bytes.length, place, depth + 1, out);
        }
        if (!RecordSearch.mentionsRecord(bytes, 0, bytes.length)
                && STARTS.stream().noneMatch(text::startsWith)) {
            return false;
        }
        String reason = isPart
                ? "it is part of a split line"
                : inner.violations().get(0).message();
        output.report(LogFault.CARRIED, place, field, reason);
        return true;
    }

    private void readLegacy(String line, Place place, Consumer<? super LogEntry> out) {
        LegacyLine.read(line)
                .ifPresentOrElse(
                        event -> output.audit(requests.complete(event), place, out),
                        () -> output.report(LogFault.LEGACY, place, Violation.quoted(line)));
    }

    /** Reports that records are nested too deep. */
    void reportDepth(Place place) {
        output.report(LogFault.CARRIED, place, "a record", "more than " + DEEPEST + " records are nested");
    }

    /** Reports split lines whose end is missing. */
    void finish() {
        split.finish();
    }

    /** The number of bytes examined so far; each counts as often as it was examined. */
    long looked() {
        return looked;
    }

    /** Reports a problem of the record at a place. */
    void report(Fault fault, Place place, Object... arguments) {
        output.report(fault, place, arguments);
    }
}
