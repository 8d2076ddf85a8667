package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Fault;
import dev.gleaner.event.line.AuditLineScanner;
import dev.gleaner.event.line.DecodedValues;
import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.line.LineEvent;
import dev.gleaner.event.line.Words;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the entries from the bytes of a file. It finds the records in them and passes each to its reader:
 * {@link ObjectReader}, {@link TextReader} or {@link PlainLines}. Not thread-safe.
 */
final class EntryReader {
    /** The maximum nesting of records. */
    static final int DEEPEST = 8;

    private static final byte[] API_VERSION = "apiVersion".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KIND = "kind".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LIST = "List\"".getBytes(StandardCharsets.US_ASCII);

    private final AuditLineScanner scanner;
    private final EntryOutput output;
    private final SplitLines split;
    private final ObjectReader objects;
    private final CarrierReader carriers;
    private final TextReader texts;
    private final PlainLines lines;

    /** The place of a record in its file. */
    record Place(long line, int column, long offset) {
        static final Place START = new Place(1, 1, 0);

        /** The place of the index {@code to}. This is the place of the index {@code from}. */
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
     * @param pods the filter for entries from the logs of pods
     */
    EntryReader(
            String file,
            LongSupplier linesBefore,
            Bounds bounds,
            DecodedValues decoded,
            Carriers pods,
            Consumer<? super Finding> findings) {
        this.scanner = new AuditLineScanner(decoded);
        this.output = new EntryOutput(file, linesBefore, pods, findings);
        this.split = new SplitLines(bounds.characters(), output::report);
        this.objects = new ObjectReader(this, scanner, output, split, bounds);
        this.carriers = new CarrierReader(this, output, split, bounds);
        this.texts = new TextReader(this, output, bounds);
        this.lines = new PlainLines(this, output, split);
    }

    /** The reader of objects. */
    ObjectReader objects() {
        return objects;
    }

    /** The reader of objects of no known kind. */
    CarrierReader carriers() {
        return carriers;
    }

    /** The reader of texts in records. */
    TextReader texts() {
        return texts;
    }

    /**
     * The audit event that starts at an index, valid until the next one is read; null if it is not in the server's
     * format, or if the log of a container carries it.
     */
    @Nullable
    LineEvent pass(byte[] bytes, int from, int to) {
        return output.isOfPod() ? null : scanner.pass(bytes, from, to);
    }

    /**
     * Emits the entries in a range of bytes: JSON objects, optionally separated by commas or the brackets of a list, or
     * a text in a known format.
     *
     * @return the index of an object that does not end in the range; -1 if there is none
     */
    int read(byte[] bytes, int from, int to, Place place, Consumer<? super LogEntry> out) {
        return read(new RecordBytes(bytes, from, to, place, out));
    }

    /** Emits the entries in a range of bytes, as {@link #read(byte[], int, int, Place, Consumer)} does. */
    int read(RecordBytes range) {
        if (range.depth > DEEPEST) {
            reportDepth(range.place);
            return -1;
        }
        SyslogOrigin syslog = new SyslogOrigin();
        try {
            return read(range, syslog);
        } finally {
            syslog.leave();
        }
    }

    private int read(RecordBytes range, SyslogOrigin syslog) {
        byte[] bytes = range.bytes;
        int to = range.to;
        int at = range.from;
        RecordBytes rest = range;
        ListScalars scalars = new ListScalars(bytes, at);
        while (true) {
            while (at < to && " \t\r\n,[]".indexOf(bytes[at]) >= 0) {
                at++;
            }
            if (at == to) {
                return -1;
            }
            int scalarEnd = lines.isTable() ? -1 : readScalar(rest, at, scalars);
            if (scalarEnd > 0) {
                at = scalarEnd;
                continue;
            }
            // Messages of syslog follow each other without a line end.
            int start = bytes[at] == '{' ? at : SyslogHeader.end(bytes, at, to);
            if (start > at) {
                syslog.enter(rest.part(at, start).text());
            }
            rest = rest.part(start, to);
            if (bytes[start] != '{') {
                output.addLooked(rest.length());
                lines.read(rest.text().stripTrailing(), rest.place, rest.out);
                return -1;
            }
            int end = JsonSpan.end(bytes, start, to);
            output.addLooked(2L * ((end < 0 ? to : end) - start));
            if (end < 0) {
                return start;
            }
            objects.read(rest.part(start, end));
            at = end;
        }
    }

    /** The origin that the last header of syslog names. It applies up to the next header. */
    private final class SyslogOrigin {
        private boolean isEntered;

        void enter(String header) {
            leave();
            isEntered = true;
            output.enter("syslog", recordsOf(OriginText.before(header)));
        }

        void leave() {
            if (isEntered) {
                isEntered = false;
                output.leave();
            }
        }
    }

    /** Reads the JSON text that quotes a record, or skips the scalar of a list; returns its end, or -1 if there is none. */
    private int readScalar(RecordBytes rest, int at, ListScalars scalars) {
        int textEnd = rest.bytes[at] == '"' ? readQuoted(rest.part(at, rest.to)) : -1;
        if (textEnd > 0) {
            return textEnd;
        }
        int end = scalars.end(rest.bytes, at, rest.to);
        output.addLooked(Math.max(end - at, 0));
        return end;
    }

    /** Emits the entries of a record that is quoted as a JSON text; returns its end, or -1 if there is none. */
    private int readQuoted(RecordBytes rest) {
        int end = JsonSpan.end(rest.bytes, rest.from, rest.to);
        RecordBytes text = end < 0 ? rest : rest.part(rest.from, end);
        output.addLooked(text.length());
        return end > 0
                        && RecordSearch.mayCarry(text.bytes, text.from, end)
                        && output.inside("text", () -> texts.readQuoted(text))
                ? end
                : -1;
    }

    /** Emits the entries in a range of bytes; an object that does not end in it is broken. */
    void readAll(RecordBytes range) {
        int open = read(range);
        if (open >= 0) {
            objects.read(range.part(open, range.to));
        }
    }

    /** Emits the entries in a byte array that is not from a file. */
    void readAll(byte[] bytes, Consumer<? super LogEntry> out) {
        readAll(new RecordBytes(bytes, 0, bytes.length, Place.START, out));
    }

    /** Emits the entries of a record of a container's log that is not from a file. */
    void read(LogRecord record, Consumer<? super LogEntry> out) {
        readLine(new SplitLines.Line(record, Place.START), out);
    }

    /** Emits the entries in the text of a line, or the line itself if it is an ordinary one. */
    void readLine(SplitLines.Line line, Consumer<? super LogEntry> out) {
        if (!texts.readLine(line, 0, out)) {
            output.line(line.record(), line.place(), out);
        }
    }

    /** Emits the entries of a JSON object. */
    void readObject(byte[] bytes, int from, int to, Place place, Consumer<? super LogEntry> out) {
        objects.read(new RecordBytes(bytes, from, to, place, out));
    }

    /** Emits the records that members of an object carry. */
    void readMembers(byte[] bytes, int from, int to, Place place, Consumer<? super LogEntry> out) {
        carriers.readMembers(new RecordBytes(bytes, from, to, place, out));
    }

    /** The records of pods that carry other records. */
    static List<LogRecord> recordsOf(List<PodInfo> pods) {
        return pods.stream().map(pod -> LogRecord.of(r -> r.kubernetes(pod))).toList();
    }

    /** The records of an unknown pod and of the given pods. */
    static List<LogRecord> withUnknown(List<PodInfo> pods) {
        return Stream.concat(Stream.of(LogRecord.of(r -> {})), recordsOf(pods).stream())
                .toList();
    }

    /**
     * Enters an object of a kind, with the pods that it names; what is emitted before {@link #leave} is inside it.
     *
     * @param isWhole whether all members of the object are known, so that it names no other pod
     */
    void enter(String kind, List<PodInfo> pods, boolean isWhole) {
        output.enter(kind, isWhole ? recordsOf(pods) : withUnknown(pods));
    }

    /** Leaves the object that was entered last. */
    void leave() {
        output.leave();
    }

    /** Whether the kind of an object ends with {@code List}, as the kinds of all lists of Kubernetes do. */
    static boolean isList(byte[] bytes, int from, int to) {
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

    /** Reports that records are nested too deeply. */
    void reportDepth(Place place) {
        output.report(LogFault.CARRIED, place, "a record", "more than " + DEEPEST + " records are nested");
    }

    /** Reports split lines whose end is missing. */
    void finish() {
        split.finish();
    }

    /** The number of bytes examined so far; each counts as often as it was examined. */
    long looked() {
        return output.looked();
    }

    /** Reports a problem of the record at a place. */
    void report(Fault fault, Place place, Object... arguments) {
        output.report(fault, place, arguments);
    }
}
