package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.line.AnyJson;
import dev.gleaner.event.line.AuditLineScanner;
import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.line.LineEvent;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Emits the entries of JSON objects: of events, lists, lines of containers' logs, and other objects. Not thread-safe. */
final class ObjectReader {
    /** The maximum length of the sample of a record that is not understood, in bytes. */
    private static final int SAMPLE = 200;

    private static final byte[] ITEMS = "items".getBytes(StandardCharsets.US_ASCII);

    private final EntryReader entries;
    private final AuditLineScanner scanner;
    private final NoticeScanner notices = new NoticeScanner();
    private final CarriedEvent carried;
    private final EntryOutput output;
    private final SplitLines split;
    private final Bounds bounds;
    private final KindReader kinds;

    ObjectReader(EntryReader entries, AuditLineScanner scanner, EntryOutput output, SplitLines split, Bounds bounds) {
        this.entries = entries;
        this.scanner = scanner;
        this.carried = new CarriedEvent(scanner, notices);
        this.output = output;
        this.split = split;
        this.bounds = bounds;
        this.kinds = new KindReader(output);
    }

    /** Emits the entries of the object in a range of bytes. */
    void read(RecordBytes range) {
        if (range.depth > EntryReader.DEEPEST) {
            entries.reportDepth(range.place);
            return;
        }
        // Two passes: the scan for an event or a list, and the parser.
        output.addLooked(2L * range.length());
        if (readAudit(range) || readCompact(range)) {
            return;
        }
        RecordBytes items = items(range);
        if (items != null) {
            readItems(items, range);
            return;
        }
        Reading<JsonObject> reading = AnyJson.read(output.file(), range.bytes, range.from, range.to, bounds);
        output.report(reading.violations(), range.place);
        boolean isRead = output.inside("", doubledIn(reading, range), () -> {
            if (reading.value().isPresent()) {
                return read(reading.orThrow(), range);
            }
            readBroken(range);
            return true;
        });
        if (!isRead) {
            emitOther(range);
        }
    }

    /**
     * The pods that are named by objects with duplicate names. A collector may add a field that the line already has;
     * only one of them is read.
     */
    List<LogRecord> doubledIn(Reading<JsonObject> reading, RecordBytes range) {
        boolean isDoubled = reading.violations().stream()
                .anyMatch(violation -> violation.code().equals(DocumentFault.DUPLICATE_KEY.code()));
        if (!isDoubled) {
            return List.of();
        }
        output.addLooked(range.length());
        return EntryReader.recordsOf(RecordSearch.podsOfDoubled(range.bytes, range.from, range.to, bounds.depth()));
    }

    /** Emits an audit event in the server's format; returns whether the object is one. */
    boolean readAudit(RecordBytes range) {
        LineEvent event = scanner.scan(range.bytes, range.from, range.to);
        if (event == null || event.end() != range.to) {
            return false;
        }
        output.audit(event, range.place, range.out);
        return true;
    }

    /** Emits an event in compact JSON, alone or in a record; returns whether there is one. */
    boolean readCompact(RecordBytes range) {
        return bounds.equals(Bounds.DEFAULT) && (!split.isWaiting() && readCarried(range) || readNotice(range));
    }

    private boolean readCarried(RecordBytes range) {
        if (!carried.scan(range.bytes, range.from, range.to)) {
            return false;
        }
        AuditEvent audit = carried.audit();
        EventNotice notice = carried.notice();
        if (audit != null) {
            output.addLooked(range.length());
            output.audit(audit, carried.record(), range.place, range.out);
        } else if (notice != null) {
            output.notice(notice, carried.record(), range.place, range.out);
        }
        return true;
    }

    private boolean readNotice(RecordBytes range) {
        EventNotice notice = notices.scan(range.bytes, range.from, range.to);
        if (notice != null) {
            output.notice(notice, range.place, range.out);
        }
        return notice != null;
    }

    /** The items of a list of Kubernetes, as a record in it; null if the object is no list. */
    private static @Nullable RecordBytes items(RecordBytes range) {
        byte[] bytes = range.bytes;
        int items = EntryReader.isList(bytes, range.from, range.to)
                ? JsonSpan.field(bytes, range.from, range.to, ITEMS)
                : -1;
        int end = items < 0 || bytes[items] != '[' ? -1 : JsonSpan.end(bytes, items, range.to);
        return end < 0 ? null : range.part(items, end).deeper();
    }

    /** Emits the entries of the items of a list one by one, so that a broken item does not hide the others. */
    private void readItems(RecordBytes items, RecordBytes list) {
        byte[] after = Arrays.copyOfRange(list.bytes, items.to, list.to);
        output.addLooked(2L * (list.length() - items.length()) + list.length());
        List<PodInfo> pods = ListHead.of(list.bytes, list.from, items.from, bounds)
                .with(after, bounds)
                .pods();
        boolean isWhole = JsonSpan.end(list.bytes, list.from, list.to) == list.to;
        output.inside("", isWhole ? EntryReader.recordsOf(pods) : EntryReader.withUnknown(pods), () -> {
            entries.read(items);
            return true;
        });
    }

    /**
     * Emits the records in an object that cannot be parsed. If the object is itself a record, the records in it are not
     * emitted.
     */
    private void readBroken(RecordBytes range) {
        if (RecordSearch.kindSoFar(range.bytes, range.from, range.to, bounds.depth()) == RecordKind.OTHER) {
            entries.carriers().readAsWritten(range);
        }
    }

    /**
     * Emits the entries of an object that was parsed; returns false if it is neither an event nor a line nor a carrier.
     *
     * @param range the bytes of the object
     */
    boolean read(JsonObject object, RecordBytes range) {
        RecordKind kind = RecordKind.of(RecordKind.fieldsOf(object.fields()));
        if (kind == RecordKind.OTHER) {
            return entries.carriers().read(object, range);
        }
        List<PodInfo> pods = MergedLog.pods(kind, object.fields());
        return kind == RecordKind.LINE
                ? output.inside(kind.carrier(), () -> readLine(object, pods, range))
                : output.inside(
                        kind.carrier(),
                        EntryReader.recordsOf(pods),
                        () -> kinds.read(kind, object, range.place, range.out));
    }

    private boolean readLine(JsonObject object, List<PodInfo> pods, RecordBytes range) {
        kinds.line(object, pods, range.place)
                .ifPresent(record -> output.inside("", EntryReader.recordsOf(MergedLog.others(record, pods)), () -> {
                    readLine(record, object, range);
                    return true;
                }));
        return true;
    }

    /**
     * Emits the entries in the text of a line, or in its other fields, or the line itself if it is an ordinary one.
     * Parts of a line are put together first.
     */
    private void readLine(LogRecord part, JsonObject object, RecordBytes range) {
        SplitLines.Line line = split.add(output.origin(), part, range.place);
        if (line == null || entries.texts().readLine(line, range.depth, range.out)) {
            return;
        }
        output.addLooked(range.length());
        Optional<Tree.Mapping> rest = RecordSearch.mayCarry(range.bytes, range.from, range.to)
                ? PlainRecords.of(
                        MergedLog.withoutLine(AnyJson.withoutTexts(object).fields()), bounds)
                : Optional.empty();
        boolean carries =
                output.inside(part, () -> rest.map(plain -> entries.carriers().readRewritten(plain, range))
                        .orElseGet(() -> entries.carriers().readAsWritten(range)));
        if (!carries) {
            output.line(line.record(), line.place(), range.out);
        }
    }

    /** Emits an object of another kind. Reports it if it mentions a record that was not found. */
    private void emitOther(RecordBytes range) {
        output.addLooked(range.length());
        if (RecordSearch.mentionsRecord(range.bytes, range.from, range.to)) {
            output.report(LogFault.NOT_UNDERSTOOD, range.place, sample(range));
        }
        output.other(JsonText.of(range.bytes, range.from, range.to), range.place, range.out);
    }

    private static String sample(RecordBytes range) {
        return Violation.quoted(
                range.part(range.from, Math.min(range.to, range.from + SAMPLE)).text());
    }
}
