package dev.gleaner.cli;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.Violation;
import dev.gleaner.event.read.ClusterLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** How received records are printed, a line each. */
enum RecordFormat {
    /** What people want to know of a record, taken out of what carries it. */
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
     * The record as it was sent. What carries it stays around it: whoever reads the lines later has to know that a pod, and
     * not the API server, said what is inside.
     */
    json {
        @Override
        void print(String name, InputStream body, Bounds bounds, Consumer<String> lines, Consumer<String> problems) {
            try {
                new SentRecords(
                                body.readAllBytes(),
                                lines,
                                text -> problems.accept(name + ": found " + Violation.quoted(text)
                                        + ", expected JSON; printed as text"))
                        .print();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    /**
     * Prints the records of a body.
     *
     * @param name the name of the body in messages
     * @param lines takes the lines
     * @param problems takes what cannot be read, in a sentence each
     */
    abstract void print(
            String name, InputStream body, Bounds bounds, Consumer<String> lines, Consumer<String> problems);
}
