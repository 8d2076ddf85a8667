package dev.gleaner.cli;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Violation;
import dev.gleaner.event.read.ClusterLog;
import dev.gleaner.logging.route.SentRecords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** The formats in which received records are printed, one line for each record. */
enum RecordFormat {
    /** The important parts of a record, without its carrier. */
    text {
        @Override
        void print(String name, InputStream body, Bounds bounds, Consumer<String> lines, Consumer<String> problems) {
            ClusterLog.of(name, body)
                    .within(bounds)
                    .onFinding(finding -> problems.accept(finding.toString()))
                    .forEach(entry -> lines.accept(EntryLine.of(entry)));
        }
    },
    /**
     * The record as it was sent, in its carrier. The carrier shows to later readers that a pod, and not the API server,
     * wrote the record.
     */
    json {
        @Override
        void print(String name, InputStream body, Bounds bounds, Consumer<String> lines, Consumer<String> problems) {
            try {
                SentRecords.forEach(
                        body.readAllBytes(),
                        lines,
                        text -> problems.accept(
                                name + ": found " + Violation.quoted(text) + ", expected JSON; printed as text"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    /**
     * Prints the records of a body.
     *
     * @param name the name of the body in messages
     * @param lines receives the lines
     * @param problems receives a sentence for each unreadable record
     */
    abstract void print(
            String name, InputStream body, Bounds bounds, Consumer<String> lines, Consumer<String> problems);
}
