package dev.gleaner.event.read;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.event.log.LogRecord;
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

    /** The first offsets, at which a table starts; a byte order mark may stand before it. */
    private static final int FIRST_OFFSETS = 4;

    /** A line of fluent-bit's {@code stdout} plug-in (2.1), which does not escape texts; its first bracket is skipped. */
    private static final Pattern FLUENT_BIT = Pattern.compile(
            "\\d+\\] \\S+: \\[(?:\\[\\d+\\.\\d+, \\{\\}\\]|\\d+\\.\\d+), \\{\"(?:log|message)\"=>\"(\\{.*\\})\"\\}\\]",
            Pattern.DOTALL);

    private final EntryReader entries;
    private final EntryOutput output;
    private final SplitLines split;

    /** The table that the file is; null if it is none. */
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

    /** Emits the entries in a line that is no JSON, or reports it. */
    void read(String line, EntryReader.Place place, Consumer<? super LogEntry> out) {
        Matcher cri = CRI.matcher(line);
        Matcher fluentBit = FLUENT_BIT.matcher(line);
        if (fluentBit.matches() && entries.readCarried(fluentBit.group(1), false, "the line", place, 0, out)) {
            return;
        }
        if (cri.matches()) {
            readCri(cri, place, out);
        } else if (entries.readCarried(line, false, "the line", place, 0, out)) {
            return;
        } else if (KLOG.matcher(line).matches()) {
            output.line(LogRecord.of(r -> r.message(line)), place, out);
        } else if (!readRow(line, place, out)) {
            output.report(LogFault.NOT_A_RECORD, place, Violation.quoted(line));
        }
    }

    /** Emits the records in a row of a table; returns whether the line is a row, or names the columns. */
    private boolean readRow(String line, EntryReader.Place place, Consumer<? super LogEntry> out) {
        if (table == null) {
            table = place.offset() < FIRST_OFFSETS ? CsvTable.of(line).orElse(null) : null;
            return table != null;
        }
        Optional<Tree.Mapping> row = table.row(line, place.column() - 1);
        row.map(fields -> JsonText.of(fields).toBytes())
                .ifPresent(bytes -> entries.readObject(bytes, 0, bytes.length, place, out));
        return row.isPresent();
    }

    /** Reads a line of the container runtime. */
    private void readCri(Matcher cri, EntryReader.Place place, Consumer<? super LogEntry> out) {
        LogRecord record = LogRecord.of(r ->
                r.time(cri.group(1)).stream(cri.group(2)).logtag(cri.group(3)).message(cri.group(4)));
        SplitLines.Line line = split.addRuntimes(record, place);
        if (line != null && !entries.readText(line.record(), line.place(), 0, out)) {
            output.line(line.record(), line.place(), out);
        }
    }
}
