package dev.gleaner.cli;

import dev.gleaner.report.ActivityReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of a page. */
final class WrittenPage {
    private WrittenPage() {}

    /** Writes a report, and replaces the file when it is complete. */
    static void replace(Path target, ActivityReport report) {
        try (NewFile file = NewFile.replacing(target)) {
            // Unlike Files.writeString, this replaces what UTF-8 cannot express.
            Files.write(file.path(), report.toHtml().getBytes(StandardCharsets.UTF_8));
            file.keep();
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be written", e);
        }
    }
}
