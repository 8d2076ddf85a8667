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
     * @param problems receives a sentence for each line that is not JSON; it counts as the text of a record
     */
    static List<Tree.Mapping> read(String file, Consumer<String> problems) {
        try {
            byte[] bytes =
                    file.equals(Inputs.STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
            return FluentdRecords.read(
                    bytes, text -> problems.accept(file + ": a line is not JSON; it is taken as the text of a record"));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
