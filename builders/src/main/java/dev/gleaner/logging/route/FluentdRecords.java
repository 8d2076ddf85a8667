package dev.gleaner.logging.route;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.document.ViolationException;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.read.LogEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * The records of a text as fluentd gets them: JSON objects, one for each line or in a list, and the records inside the
 * bodies that outputs send.
 */
public final class FluentdRecords {
    /** The maximum number of bytes in a compressed file. */
    private static final int MOST_INFLATED = 1 << 28;

    private FluentdRecords() {}

    /**
     * Reads records. The bytes may be compressed with gzip.
     *
     * @param problems receives each line that is not JSON; it counts as the text of a record
     * @throws IOException if compressed bytes are damaged, or are more than 256 MiB when they are inflated
     */
    public static List<Tree.Mapping> read(byte[] bytes, Consumer<String> problems) throws IOException {
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(problems, "problems");
        List<Tree.Mapping> records = new ArrayList<>();
        SentRecords.forEach(inflated(bytes), line -> unwrap(JsonText.of(line)).forEach(records::add), problems);
        return records;
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

    private static List<Tree.Mapping> unwrap(JsonText json) {
        if (!(json.tree() instanceof Tree.Mapping record)) {
            return List.of();
        }
        if (record.get("kubernetes").isPresent() || record.has("auditID")) {
            return List.of(record);
        }
        try {
            List<LogEntry> entries = LogEntry.unwrap(json);
            return entries.size() == 1 && entries.get(0).carriers().isEmpty()
                    ? List.of(inner(entries.get(0)).orElse(record))
                    : entries.stream().map(entry -> inner(entry).orElse(record)).toList();
        } catch (ViolationException e) {
            return List.of(record);
        }
    }

    /** The record that a fluentd had: the carrier with a pod, or the entry itself if it is an audit event. */
    private static Optional<Tree.Mapping> inner(LogEntry entry) {
        Optional<LogRecord> ofPod = entry.carriers().stream()
                .filter(carrier -> carrier.kubernetes().isPresent())
                .findFirst();
        if (ofPod.isPresent()) {
            return mapping(ofPod.get().toTree());
        }
        if (entry instanceof LogEntry.Audit audit) {
            return mapping(audit.event().toTree());
        }
        return entry instanceof LogEntry.Line line && line.record().kubernetes().isPresent()
                ? mapping(line.record().toTree())
                : Optional.empty();
    }

    private static Optional<Tree.Mapping> mapping(Tree tree) {
        return tree instanceof Tree.Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }
}
