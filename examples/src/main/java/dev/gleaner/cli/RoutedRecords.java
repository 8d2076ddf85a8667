package dev.gleaner.cli;

import dev.gleaner.document.Tree;
import dev.gleaner.logging.route.FluentdRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The records of a file or of standard input, as fluentd gets them. */
final class RoutedRecords {
    private RoutedRecords() {}

    /**
     * Reads a file, or standard input.
     *
     * @param notes receives a sentence for each line that is no record, which counts as the text of one, and for what
     *     carried records
     */
    static List<Tree.Mapping> read(String file, Consumer<String> notes) {
        try {
            byte[] bytes =
                    file.equals(Inputs.STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
            return FluentdRecords.read(
                    bytes,
                    text -> notes.accept(file + ": a line is no record; it is taken as the text of one"),
                    carrier -> notes.accept(file + ": the records are taken out of what carried them: " + carrier));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
