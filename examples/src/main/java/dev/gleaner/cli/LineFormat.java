package dev.gleaner.cli;

/** The formats in which records and counts are printed, one on each line. */
enum LineFormat {
    /** Aligned columns. */
    text,
    /** A JSON object for each record, without empty fields. */
    json,
    /** CSV with the same fields. An apostrophe precedes texts that a spreadsheet would read as a formula. */
    csv
}
