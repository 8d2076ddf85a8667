package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Fault;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.event.kubernetes.EventNotice;
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
import java.util.List;
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
    private final KindReader kinds;
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
        this.kinds = new KindReader(output);
        this.scanner = new AuditLineScanner(decoded);
        this.split = new SplitLines(bounds.characters(), output::report);
        this.lines = new PlainLines(this, output, split);
    }

    /**
     * The audit event that starts at an index, valid until the next one is read; null if it is not in the server's
     * format.
     */
    @Nullable
    LineEvent pass(byte[] bytes, int from, int to) {
        return scanner.pass(bytes, from, to);
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
        ListScalars scalars = new ListScalars(bytes, from);
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
            int scalarEnd = lines.isTable() ? -1 : scalars.end(bytes, at, to);
            if (scalarEnd > 0) {
                looked += scalarEnd - at;
                at = scalarEnd;
                continue;
            }
            // Messages of syslog follow each other without a line end.
            int start = bytes[at] == '{' ? at : SyslogHeader.end(bytes, at, to);
            boolean isSyslog = start > at;
            at = start;
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
            int objectStart = at;
            Place there = here;
            output.inside(isSyslog ? "syslog" : "", () -> {
                readObject(bytes, objectStart, end, there, depth, out);
                return true;
            });
            at = end;
        }
    }

    /** Emits the entries of a record that is quoted as a JSON text; returns its end, or -1 if there is none. */
    private int readQuoted(byte[] bytes, int from, int to, Place place, int depth, Consumer<? super LogEntry> out) {
        int end = JsonSpan.end(bytes, from, to);
        looked += (end < 0 ? to : end) - from;
        return end > 0
                        && RecordSearch.mayCarry(bytes, from, end)
                        && output.inside("text", () -> readCarriedText(bytes, from, end, place, depth, out))
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
        if (PlainRecords.isRecord(plain.get())) {
            byte[] values = JsonText.of(plain.get()).toBytes();
            readObject(values, 0, values.length, place, depth + 1, out);
            return true;
        }
        return readRewritten(plain.get(), bytes, from, to, place, depth, out);
    }

    /** Emits the records that an object carries which was rewritten; returns whether there are any. */
    private boolean readRewritten(
            Tree.Mapping plain,
            byte[] bytes,
            int from,
            int to,
            Place place,
            int depth,
            Consumer<? super LogEntry> out) {
        byte[] values = JsonText.of(plain).toBytes();
        List<RecordSearch.Found> found = RecordSearch.in(values, 0, values.length, bounds.depth());
        looked += values.length + (WrittenRecords.hasObject(values, found) ? 2L * (values.length + to - from) : 0);
        List<RecordSearch.Found> asWritten = WrittenRecords.of(values, found, bytes, from, to, bounds.depth());
        return asWritten.isEmpty()
                ? readFound(found, values, 0, place, depth, out)
                : readFound(asWritten, bytes, from, place, depth, out);
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
        OncePerItem once = new OncePerItem(all, out);
        for (RecordSearch.Found found : all) {
            here = here.ahead(bytes, placed, found.from());
            placed = found.from();
            Place there = here;
            String kind = found.kind().isEmpty() ? CarrierKind.ANY : found.kind();
            carries |= output.inside(
                    kind, recordsOf(found.pods()), () -> readMember(bytes, found, there, depth, once.of(found)));
        }
        return carries;
    }

    private static List<LogRecord> recordsOf(List<PodInfo> pods) {
        return pods.stream().map(pod -> LogRecord.of(r -> r.kubernetes(pod))).toList();
    }

    /** Starts to read what an object of a kind carries, with the pod that it names, up to {@link #leave}. */
    void enter(String kind, @Nullable PodInfo pod) {
        output.enter(kind, pod == null ? List.of() : recordsOf(List.of(pod)));
    }

    /** Ends what the last object carries that was entered. */
    void leave() {
        output.leave();
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
                : recordsOf(MergedLog.pod(object.fields()).stream().toList());
        return output.inside(
                kind.carrier(), carriers, () -> readUnmerged(kind, object, bytes, from, to, place, depth, out));
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
        if (kind != RecordKind.LINE) {
            return kinds.read(kind, object, place, out);
        }
        kinds.line(object, place).ifPresent(record -> readRecord(record, object, bytes, from, to, place, depth, out));
        return true;
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
            LogRecord record,
            JsonObject object,
            byte[] bytes,
            int from,
            int to,
            Place place,
            int depth,
            Consumer<? super LogEntry> out) {
        SplitLines.Line line = split.add(record, place);
        if (line == null || readText(line.record(), line.place(), depth, out)) {
            return;
        }
        looked += to - from;
        Optional<Tree.Mapping> rest = RecordSearch.mayCarry(bytes, from, to)
                ? PlainRecords.of(
                        MergedLog.withoutLine(AnyJson.withoutTexts(object).fields()), bounds)
                : Optional.empty();
        boolean carries =
                output.inside(record, () -> rest.map(plain -> readRewritten(plain, bytes, from, to, place, depth, out))
                        .orElseGet(() -> readCarriedBy(bytes, from, to, place, depth, out)));
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
        byte[] list = CarriedList.of(text);
        if (list.length > 0) {
            looked += 3L * list.length;
            return output.inside(CarriedList.kind(text), () -> readList(list, place, depth, out));
        }
        int start = RecordPrefix.end(text);
        if (start < 0) {
            return false;
        }
        return output.inside(
                start > 0 ? "prefix" : "",
                () -> readCarriedObject(text.substring(start), isPart, field, place, depth, out));
    }

    private boolean readList(byte[] bytes, Place place, int depth, Consumer<? super LogEntry> out) {
        if (bytes[0] == '"') {
            return readCarriedText(bytes, 0, bytes.length, place, depth, out);
        }
        int unended = read(bytes, 0, bytes.length, place, depth, out);
        if (unended >= 0) {
            readObject(bytes, unended, bytes.length, place, depth, out);
        }
        return true;
    }

    private boolean readCarriedObject(
            String text, boolean isPart, String field, Place place, int depth, Consumer<? super LogEntry> out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
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
        return looked + kinds.looked();
    }

    /** Reports a problem of the record at a place. */
    void report(Fault fault, Place place, Object... arguments) {
        output.report(fault, place, arguments);
    }
}
