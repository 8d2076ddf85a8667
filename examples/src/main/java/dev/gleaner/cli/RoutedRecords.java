package dev.gleaner.cli;

import dev.gleaner.document.Tree;
import dev.gleaner.event.read.ClusterLog;
import dev.gleaner.logging.route.FluentdRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The records of a file or of standard input, as fluentd gets them. */
final class RoutedRecords {
    private RoutedRecords() {}

    /**
     * Reads a file, or standard input.
     *
     * @param notes receives a sentence about what carried records, and one about lines that are no records, each of which
     *     counts as the text of one
     * @throws UncheckedIOException if the file cannot be read, or has other objects, such as manifests, and no record
     */
    static List<Tree.Mapping> read(String file, Consumer<String> notes) {
        try {
            byte[] bytes =
                    file.equals(Inputs.STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
            AtomicLong texts = new AtomicLong();
            List<Tree.Mapping> records = FluentdRecords.read(
                    bytes,
                    text -> texts.incrementAndGet(),
                    carrier -> notes.accept(file + ": the records are taken out of what carried them: " + carrier));
            if (texts.get() > 0) {
                notes.accept(file + ": " + inWords(texts.get()));
            }
            if (records.isEmpty()) {
                refuseOthers(file, bytes, notes);
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Refuses objects without a record, in the words of commands that read logs. */
    private static void refuseOthers(String file, byte[] bytes, Consumer<String> notes) {
        long others = ClusterLog.of(file, bytes)
                .onFinding(finding -> notes.accept(finding.toString()))
                .events()
                .count();
        if (others > 0) {
            String message =
                    "found no audit event, no Kubernetes event and no line of a pod in " + Counts.of(others, "record");
            throw new UncheckedIOException(message, new IOException(message));
        }
    }

    private static String inWords(long texts) {
        return texts == 1
                ? "1 line is not a JSON object; it counts as the text of a record"
                : texts + " lines are not JSON objects; each counts as the text of a record";
    }
}
