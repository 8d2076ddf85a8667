package dev.gleaner.spark;

import dev.gleaner.event.read.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table: a record of a log, or a finding.
 *
 * @param file the path of the file
 * @param record the record; null for a finding
 * @param finding what cannot be read; null for a record
 * @param <T> the type of the records
 */
record LogRow<T>(String file, @Nullable T record, @Nullable Finding finding) {}
