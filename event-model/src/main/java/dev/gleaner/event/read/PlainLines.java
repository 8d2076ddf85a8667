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

    /** The first offsets, at which a table starts; a byte order mark and the name of the separator may precede it. */
    private static final int FIRST_OFFSETS = 11;

    /** A line of fluent-bit's {@code stdout} plug-in (2.1), which does not escape texts; its first bracket is skipped. */
    private static final Pattern FLUENT_BIT = Pattern.compile(
            "\\d+\\] \\S+: \\[(?:\\[\\d+\\.\\d+, \\{\\}\\]|\\d+\\.\\d+), \\{\"(?:log|message)\"=>\"(\\{.*\\})\"\\}\\]",
            Pattern.DOTALL);

    /** The colours of a terminal. */
    private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");

    /** The heading of the table that {@code kubectl get events} prints. */
    private static final Pattern KUBECTL = Pattern.compile("(?:NAMESPACE +)?LAST SEEN +.*REASON +.*");

    /** The line with which Excel names the separator of a table. */
    private static final Pattern SEPARATOR = Pattern.compile("\\ufeff?sep=.");

    private final JournalExport journal = new JournalExport();

    /** Whether the file is a table that kubectl prints for people, whose rows are no records. */
    private boolean isOfKubectl;

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
    void read(String shown, EntryReader.Place place, Consumer<? super LogEntry> out) {
        String line = shown.indexOf('\u001b') < 0 ? shown : COLOR.matcher(shown).replaceAll("");
        if (readOther(line, place, out)) {
            return;
        }
        Matcher cri = CRI.matcher(line);
        Matcher fluentBit = FLUENT_BIT.matcher(line);
        if (fluentBit.matches()
                && output.inside(
                        "fluent-bit",
                        () -> entries.readCarried(fluentBit.group(1), false, "the line", place, 0, out))) {
            return;
        }
        if (cri.matches()) {
            readCri(cri, place, out);
        } else if (entries.readCarried(line, false, "the line", place, 0, out)) {
            return;
        } else if (KLOG.matcher(line).matches()) {
            output.line(LogRecord.of(r -> r.message(line)), place, out);
        } else if (!readRow(line, place, out) && !isOfKubectl) {
            output.report(LogFault.NOT_A_RECORD, place, Violation.quoted(line));
        }
    }

    /** Reads a line of the journal, or of a table that is not for programs; returns whether it is one. */
    private boolean readOther(String line, EntryReader.Place place, Consumer<? super LogEntry> out) {
        if (journal.includes(line)) {
            String message = JournalExport.message(line);
            if (!message.isEmpty()
                    && !output.inside("journal", () -> entries.readCarried(message, false, "MESSAGE", place, 0, out))) {
                output.line(LogRecord.of(r -> r.message(message)), place, out);
            }
            return true;
        }
        boolean isHeading =
                place.offset() < FIRST_OFFSETS && KUBECTL.matcher(line).matches();
        if (isHeading) {
            isOfKubectl = true;
            output.report(LogFault.KUBECTL_TABLE, place);
        }
        return isHeading;
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
        SplitLines.Line line = split.addRuntimes(record, place);
        if (line != null && !entries.readText(line.record(), line.place(), 0, out)) {
            output.line(line.record(), line.place(), out);
        }
    }
}
