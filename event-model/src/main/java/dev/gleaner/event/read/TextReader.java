package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonObject;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.event.line.AnyJson;
import dev.gleaner.event.line.LegacyLine;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import java.util.List;
import java.util.function.Consumer;

/** Emits the entries of records in texts, and reports damaged records. Not thread-safe. */
final class TextReader {
    /** The starts of an event of eventrouter and of an entry of Rancher's API audit log. */
    private static final List<String> STARTS = List.of("{\"verb\":", "{\"auditID\":\"");

    private final EntryReader entries;
    private final EntryOutput output;
    private final Bounds bounds;
    private final LegacyRequests requests = new LegacyRequests();

    TextReader(EntryReader entries, EntryOutput output, Bounds bounds) {
        this.entries = entries;
        this.output = output;
        this.bounds = bounds;
    }

    /** Emits the entries in the text of a line; returns false if it is an ordinary line. */
    boolean readLine(SplitLines.Line line, int depth, Consumer<? super LogEntry> out) {
        LogRecord record = line.record();
        String field = record.message().isPresent() ? "message" : "log";
        boolean isPart = record.logtag().equals("P");
        RecordText text = new RecordText(record.text().strip(), field, isPart, line.place(), depth, out);
        return output.inside(record, () -> read(text));
    }

    /** Emits the entries in a JSON text; returns false if there are none. */
    boolean readQuoted(RecordBytes quoted) {
        output.addLooked(quoted.length());
        try {
            return JsonText.of(quoted.bytes, quoted.from, quoted.to).tree() instanceof Tree.Text text
                    && read(new RecordText(
                            text.value().strip(), "a text", false, quoted.place, quoted.depth, quoted.out));
        } catch (ViolationException e) {
            output.report(
                    LogFault.CARRIED,
                    quoted.place,
                    "a text",
                    e.violations().get(0).message());
            return true;
        }
    }

    /** Emits the entries in a text, or reports that it is damaged; returns false if it is an ordinary text. */
    boolean read(RecordText text) {
        if (text.depth() > EntryReader.DEEPEST) {
            entries.reportDepth(text.place());
            return true;
        }
        if (LegacyLine.is(text.value())) {
            readLegacy(text);
            return true;
        }
        byte[] list = CarriedList.of(text.value());
        if (list.length > 0) {
            output.addLooked(3L * list.length);
            return output.inside(CarriedList.kind(text.value()), () -> readList(text.bytes(list)));
        }
        int start = RecordPrefix.end(text.value());
        if (start < 0) {
            return false;
        }
        List<PodInfo> origin = start > 0 ? OriginText.before(text.value().substring(0, start)) : List.of();
        return output.inside(
                start > 0 ? "prefix" : "", EntryReader.recordsOf(origin), () -> readObject(text.from(start)));
    }

    private void readLegacy(RecordText text) {
        LegacyLine.read(text.value())
                .ifPresentOrElse(
                        event -> output.audit(requests.complete(output.origin(), event), text.place(), text.out()),
                        () -> output.report(LogFault.LEGACY, text.place(), Violation.quoted(text.value())));
    }

    private boolean readList(RecordBytes list) {
        if (list.bytes[0] == '"') {
            return readQuoted(list);
        }
        entries.readAll(list);
        return true;
    }

    private boolean readObject(RecordText text) {
        RecordBytes range = text.bytes();
        output.addLooked(2L * range.length());
        ObjectReader objects = entries.objects();
        if (objects.readAudit(range) || text.depth() < EntryReader.DEEPEST && objects.readCompact(range)) {
            return true;
        }
        Reading<JsonObject> object = AnyJson.read(output.file(), range.bytes, 0, range.to, bounds);
        if (object.value().isPresent()) {
            return output.inside(
                    "", objects.doubledIn(object, range), () -> objects.read(object.orThrow(), range.deeper()));
        }
        if (!RecordSearch.mentionsRecord(range.bytes, 0, range.to)
                && STARTS.stream().noneMatch(text.value()::startsWith)) {
            return false;
        }
        String reason = text.isPart()
                ? "it is part of a split line"
                : object.violations().get(0).message();
        output.report(LogFault.CARRIED, text.place(), text.field(), reason);
        return true;
    }
}
