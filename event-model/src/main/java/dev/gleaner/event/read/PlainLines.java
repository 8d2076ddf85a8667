package dev.gleaner.event.read;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.schema.ShippedEvents;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that are not JSON: of the container runtime, of klog, of fluent-bit, and rows of a table. A record may follow
 * a prefix. Not thread-safe.
 */
final class PlainLines {
    /** The header of klog, as in {@code I0824 09:50:55.327484       1 main.go:166] }. */
    private static final Pattern KLOG =
            Pattern.compile("[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d+ +\\d+ [^ :]+:\\d+\\] .*", Pattern.DOTALL);

    /** The prefix of the container runtime, as in {@code 2022-08-24T11:17:32.123456789Z stdout F }. */
    private static final Pattern CRI = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[-+]\\d\\d:\\d\\d)) (stdout|stderr) ([FP])(?::\\S*)? ?(.*)",
            Pattern.DOTALL);

    /** A table starts before this offset: only a byte order mark and the name of the separator may precede it. */
    private static final int FIRST_OFFSETS = 11;

    /** A line of fluent-bit's {@code stdout} plug-in (2.1), which does not escape texts; its first bracket is skipped. */
    private static final Pattern FLUENT_BIT = Pattern.compile(
            "\\d+\\] \\S+: \\[(?:\\[\\d+\\.\\d+, \\{\\}\\]|\\d+\\.\\d+), \\{\"(?:log|message)\"=>\"(\\{.*\\})\"\\}\\]",
            Pattern.DOTALL);

    /** The colours of a terminal. */
    private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");

    /** The heading of the table that {@code kubectl get events} prints. */
    private static final Pattern KUBECTL = Pattern.compile("(?:NAMESPACE ++)?LAST SEEN ");

    private static final String KUBECTL_REASON = " REASON ";

    /** The line with which Excel names the separator of a table. */
    private static final Pattern SEPARATOR = Pattern.compile("\\ufeff?sep=.");

    /** Whether the file is a table that kubectl prints for people, whose rows are no records. */
    private boolean isOfKubectl;

    /** The prefix of an event in logfmt: nothing, a time, or the labels of logcli. */
    private static final Pattern LOGFMT = Pattern.compile("^(?:[^{=]*\\{[^{}]*\\} |\\S+ )??(?=name=\\S+ )");

    private static final Pattern NAMESPACE = Pattern.compile("\\bnamespace=\"(?<namespace>[^\"]*)\"");

    private final EntryReader entries;
    private final EntryOutput output;
    private final SplitLines split;

    /** The table in the file; null if the file is not a table. */
    private @Nullable CsvTable table;

    /**
     * Reads the lines of a file.
     *
     * @param entries reads the records in the lines
     * @param split puts the parts of lines together
     */
    PlainLines(EntryReader entries, EntryOutput output, SplitLines split) {
        this.entries = entries;
        this.output = output;
        this.split = split;
    }

    /** Whether the file is a table. */
    boolean isTable() {
        return table != null;
    }

    /** Emits the entries in a line that is not JSON, or reports the line. */
    void read(String shown, EntryReader.Place place, Consumer<? super LogEntry> out) {
        String line = shown.indexOf('\u001b') < 0 ? shown : COLOR.matcher(shown).replaceAll("");
        if (readHeading(line, place)) {
            return;
        }
        Matcher cri = CRI.matcher(line);
        Matcher fluentBit = FLUENT_BIT.matcher(line);
        if (fluentBit.matches()
                && output.inside(
                        "fluent-bit",
                        EntryReader.recordsOf(OriginText.before(line.substring(0, fluentBit.start(1)))),
                        () -> entries.texts().read(new RecordText(fluentBit.group(1), "the line", place, out)))) {
            return;
        }
        if (cri.matches()) {
            readCri(cri, place, out);
        } else if (mayBeRecord() && entries.texts().read(new RecordText(line, "the line", place, out))) {
            return;
        } else if (KLOG.matcher(line).matches()) {
            output.line(LogRecord.of(r -> r.message(line)), place, out);
        } else if (!readLogfmt(line, place, out) && !readRow(line, place, out) && !isOfKubectl) {
            output.report(LogFault.NOT_A_RECORD, place, Violation.quoted(line));
        }
    }

    /**
     * Whether lines may be read as a prefix and a record. If the cells of a table name the pod, records are read with
     * their row instead.
     */
    private boolean mayBeRecord() {
        return table == null || !table.namesOrigin();
    }

    /** Reads the heading of a table that is not for programs; returns whether the line is one. */
    private boolean readHeading(String line, EntryReader.Place place) {
        boolean isHeading =
                place.offset() < FIRST_OFFSETS && KUBECTL.matcher(line).lookingAt() && line.contains(KUBECTL_REASON);
        if (isHeading) {
            isOfKubectl = true;
            output.report(LogFault.KUBECTL_TABLE, place);
        }
        return isHeading;
    }

    /** Emits a Kubernetes event in logfmt, which may follow the labels of logcli; returns whether the line is one. */
    private boolean readLogfmt(String line, EntryReader.Place place, Consumer<? super LogEntry> out) {
        Matcher start = LOGFMT.matcher(line);
        if (!start.find()) {
            return false;
        }
        Matcher namespace = NAMESPACE.matcher(line).region(0, start.end());
        Optional<Tree.Mapping> event =
                ShippedEvents.ofLine(line.substring(start.end()), namespace.find() ? namespace.group("namespace") : "");
        event.map(fields -> JsonText.of(fields).toBytes())
                .ifPresent(bytes -> entries.readObject(bytes, 0, bytes.length, place, out));
        return event.isPresent();
    }

    /** Emits the records in a row of a table; returns whether the line is a row, or names the columns. */
    private boolean readRow(String line, EntryReader.Place place, Consumer<? super LogEntry> out) {
        if (table == null) {
            if (place.offset() < FIRST_OFFSETS && SEPARATOR.matcher(line).matches()) {
                return true;
            }
            table = place.offset() < FIRST_OFFSETS ? CsvTable.of(line).orElse(null) : null;
            return table != null;
        }
        Optional<Tree.Mapping> row = table.row(line, place.column() - 1);
        row.map(fields -> JsonText.of(fields).toBytes())
                .ifPresent(bytes -> output.inside("table", () -> {
                    entries.readObject(bytes, 0, bytes.length, place, out);
                    return true;
                }));
        return row.isPresent();
    }

    /** Reads a line of the container runtime. */
    private void readCri(Matcher cri, EntryReader.Place place, Consumer<? super LogEntry> out) {
        LogRecord record = LogRecord.of(r ->
                r.time(cri.group(1)).stream(cri.group(2)).logtag(cri.group(3)).message(cri.group(4)));
        SplitLines.Line line = split.addRuntimes(output.origin(), record, place);
        if (line != null) {
            entries.readLine(line, out);
        }
    }
}
