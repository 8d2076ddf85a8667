package dev.gleaner.cli;

import dev.gleaner.document.JsonText;
import dev.gleaner.document.Tree;
import dev.gleaner.document.ViolationException;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.read.LogEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * The records of a file, as fluentd gets them: JSON objects, one for each line or in a list, and the records inside the
 * bodies that outputs send. The file may be compressed with gzip.
 */
final class RoutedRecords {
    private RoutedRecords() {}

    /**
     * Reads a file, or standard input.
     *
     * @param problems receives a sentence for each line that is not JSON; it counts as the text of a record
     */
    static List<Tree.Mapping> read(String file, Consumer<String> problems) {
        List<Tree.Mapping> records = new ArrayList<>();
        new SentRecords(
                        bytes(file),
                        line -> unwrap(JsonText.of(line)).forEach(records::add),
                        text -> problems.accept(file + ": a line is not JSON; it is taken as the text of a record"))
                .print();
        return records;
    }

    private static byte[] bytes(String file) {
        try {
            byte[] bytes =
                    file.equals(Inputs.STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
            boolean isZipped = bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
            return isZipped ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
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
