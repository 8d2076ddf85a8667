package dev.gleaner.logging.route;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.document.ViolationException;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.read.ClusterLog;
import dev.gleaner.event.read.Log;
import dev.gleaner.event.read.LogEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * The records of a text as fluentd gets them: JSON objects, one for each line or in a list, and the records inside the
 * bodies that outputs send, and inside other carriers. A YAML file with manifests has none.
 */
public final class FluentdRecords {
    /** The maximum number of bytes in a compressed file. */
    private static final int MOST_INFLATED = 1 << 28;

    private final List<Tree.Mapping> records = new ArrayList<>();

    /** What carried the records in words. */
    private final Set<String> words = new LinkedHashSet<>();

    private FluentdRecords() {}

    /**
     * Reads records. The bytes may be compressed with gzip.
     *
     * @param problems receives each line that is no record; it counts as the text of one
     * @throws IOException if compressed bytes are damaged, or are more than 256 MiB when they are inflated
     */
    public static List<Tree.Mapping> read(byte[] bytes, Consumer<String> problems) throws IOException {
        return read(bytes, problems, carrier -> {});
    }

    /**
     * Reads records, also out of what carried them after fluentd or before it: a line of a log with a prefix, a table, an
     * answer of a search.
     *
     * @param problems receives each line that is no record; it counts as the text of one
     * @param carriers receives what carried a record, in the words of {@link AuditEvent#carrier()}, each once
     * @throws IOException if compressed bytes are damaged, or are more than 256 MiB when they are inflated
     */
    public static List<Tree.Mapping> read(byte[] bytes, Consumer<String> problems, Consumer<String> carriers)
            throws IOException {
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(problems, "problems");
        Objects.requireNonNull(carriers, "carriers");
        FluentdRecords read = new FluentdRecords();
        byte[] plain = inflated(bytes);
        if (!read.addLog(plain)) {
            read.addLines(plain, problems);
        }
        read.words.forEach(carriers);
        return List.copyOf(read.records);
    }

    /**
     * Adds the entries of a log that is no JSON; false if it is, or if not all of it is understood. Objects in YAML that
     * carry no record, such as manifests, are none.
     */
    private boolean addLog(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && Character.isWhitespace(bytes[at])) {
            at++;
        }
        if (at == bytes.length || "{[".indexOf(bytes[at]) >= 0) {
            return false;
        }
        Log<LogEntry> log = ClusterLog.of("records", bytes);
        List<LogEntry> entries = log.events().toList();
        if (entries.isEmpty() || log.findings().errors() > 0) {
            return false;
        }
        if (entries.stream().allMatch(LogEntry.Other.class::isInstance)) {
            return true;
        }
        entries.forEach(entry -> records.add(note(entry)));
        return true;
    }

    private void addLines(byte[] bytes, Consumer<String> problems) {
        SentRecords.forEach(bytes, line -> unwrap(JsonText.of(line)).forEach(records::add), text -> {
            // The line was added as a record with this text.
            List<LogEntry> entries = entries(() -> LogEntry.unwrap(LogRecord.of(r -> r.log(text))));
            if (entries.isEmpty() || entries.get(0) instanceof LogEntry.Line) {
                problems.accept(text);
                return;
            }
            records.remove(records.size() - 1);
            entries.forEach(entry -> records.add(note(entry)));
        });
    }

    private static List<LogEntry> entries(Supplier<List<LogEntry>> reading) {
        try {
            return reading.get();
        } catch (ViolationException e) {
            return List.of();
        }
    }

    /** The record of an entry; notes what carried it. */
    private Tree.Mapping note(LogEntry entry) {
        String carrier = carrier(entry);
        // fluentd itself gets the lines of containers.
        if (!carrier.isEmpty() && !carrier.startsWith("container")) {
            words.add(carrier);
        }
        return inner(entry).orElseGet(() -> whole(entry));
    }

    private static String carrier(LogEntry entry) {
        return entry instanceof LogEntry.Audit audit
                ? audit.event().carrier()
                : entry instanceof LogEntry.Notice notice ? notice.notice().carrier() : "";
    }

    private static Tree.Mapping whole(LogEntry entry) {
        Tree tree = entry instanceof LogEntry.Line line
                ? line.record().toTree()
                : entry instanceof LogEntry.Notice notice
                        ? notice.notice().toTree()
                        : ((LogEntry.Other) entry).json().tree();
        return mapping(tree).orElseThrow();
    }

    private static byte[] inflated(byte[] bytes) throws IOException {
        boolean isZipped = bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
        if (!isZipped) {
            return bytes;
        }
        byte[] inflated = new GZIPInputStream(new ByteArrayInputStream(bytes)).readNBytes(MOST_INFLATED + 1);
        if (inflated.length > MOST_INFLATED) {
            throw new IOException("more than " + (MOST_INFLATED >> 20) + " MiB when it is inflated");
        }
        return inflated;
    }

    private List<Tree.Mapping> unwrap(JsonText json) {
        if (!(json.tree() instanceof Tree.Mapping record)) {
            return List.of();
        }
        if (record.get("kubernetes").isPresent() || record.hasValue("auditID")) {
            return List.of(record);
        }
        List<LogEntry> entries = entries(() -> LogEntry.unwrap(json));
        if (entries.isEmpty() || entries.get(0) instanceof LogEntry.Other) {
            return List.of(record);
        }
        return entries.size() == 1
                        && entries.get(0).carriers().isEmpty()
                        && carrier(entries.get(0)).isEmpty()
                ? List.of(inner(entries.get(0)).orElse(record))
                : entries.stream().map(this::note).toList();
    }

    /** The record that a fluentd had: the carrier with a pod, or the entry itself if it is an audit event. */
    private static Optional<Tree.Mapping> inner(LogEntry entry) {
        Optional<LogRecord> ofPod = entry.carriers().stream()
                .filter(carrier -> carrier.kubernetes()
                        .filter(pod ->
                                !pod.podName().isEmpty() || !pod.namespaceName().isEmpty())
                        .isPresent())
                .findFirst();
        if (ofPod.isPresent()) {
            return mapping(withText(ofPod.get(), entry).toTree());
        }
        if (entry instanceof LogEntry.Audit audit) {
            return mapping(audit.event().toTree());
        }
        return entry instanceof LogEntry.Line line && line.record().kubernetes().isPresent()
                ? mapping(line.record().toTree())
                : Optional.empty();
    }

    /** The record with the line of an entry, if the carrier names only the pod, as labels of Loki do. */
    private static LogRecord withText(LogRecord carrier, LogEntry entry) {
        return entry instanceof LogEntry.Audit audit && carrier.text().isEmpty()
                ? carrier.edit(r -> r.message(audit.event().toJsonLine()))
                : carrier;
    }

    private static Optional<Tree.Mapping> mapping(Tree tree) {
        return tree instanceof Tree.Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }
}
