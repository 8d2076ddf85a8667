package dev.gleaner.cli;

/** The formats in which tables are exported. */
enum ExportFormat {
    /** A Parquet file, compressed with zstd. */
    parquet,
    /** CSV (RFC 4180), with the names of the columns in the first line. */
    csv,
    /** A JSON object for each row, without absent values, one on each line. */
    ndjson
}
