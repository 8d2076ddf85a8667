package dev.gleaner.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats in which tables are exported. */
enum ExportFormat {
    /** A Parquet file, compressed with zstd. */
    parquet,
    /** CSV (RFC 4180), with the names of the columns in the first line. */
    csv,
    /** A JSON object for each row, without absent values, one on each line. */
    ndjson;

    /** The format that the extension of a file names; empty if it names none. */
    static Optional<ExportFormat> ofFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl")) {
            return Optional.of(ndjson);
        }
        return Arrays.stream(values())
                .filter(format -> name.endsWith("." + format))
                .findFirst();
    }
}
