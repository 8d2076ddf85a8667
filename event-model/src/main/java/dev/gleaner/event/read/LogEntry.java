package dev.gleaner.event.read;

import dev.gleaner.document.Bounds;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.line.DecodedValues;
import dev.gleaner.event.log.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** An entry of a log, extracted from the records that carry it. */
public sealed interface LogEntry {
    /**
     * The records of containers' logs that carried the entry, from the outermost on; empty if no such record carried
     * it. Each has the pod that wrote it, if the pod is known. The content of an inner record is only as trustworthy as
     * the pods of the outer records. The record of a {@link Line} itself is not included.
     */
    List<LogRecord> carriers();

    /**
     * Extracts the entries of a record: the events in the body of a webhook, or the event in the text of a container's
     * line. A record that carries no other record is itself the entry.
     *
     * @throws ViolationException if a part of the record cannot be read
     */
    static List<LogEntry> unwrap(JsonText record) {
        byte[] bytes = record.toBytes();
        return unwrap((reader, out) -> reader.readAll(bytes, out));
    }

    /**
     * Extracts the entries in the text of a line; the line itself if the text is not a record.
     *
     * @throws ViolationException if the text is a damaged record
     */
    static List<LogEntry> unwrap(LogRecord line) {
        return unwrap((reader, out) -> reader.read(line, out));
    }

    private static List<LogEntry> unwrap(BiConsumer<EntryReader, Consumer<LogEntry>> reading) {
        List<Violation> violations = new ArrayList<>();
        EntryReader reader = new EntryReader(
                "",
                () -> 0,
                Bounds.DEFAULT,
                new DecodedValues(),
                Carriers.ALL,
                finding -> violations.add(finding.violation()));
        List<LogEntry> entries = new ArrayList<>();
        reading.accept(reader, entries::add);
        if (violations.stream().anyMatch(Violation::isError)) {
            throw new ViolationException(violations);
        }
        return List.copyOf(entries);
    }

    /**
     * An audit event: a stage of a request.
     *
     * @param event the audit event
     * @param carriers the records that carried it, from the outermost on
     */
    record Audit(AuditEvent event, List<LogRecord> carriers) implements LogEntry {
        /** Refuses null, and copies the list. */
        public Audit {
            Objects.requireNonNull(event, "event");
            carriers = List.copyOf(Objects.requireNonNull(carriers, "carriers"));
        }

        /** Creates an entry without carriers. */
        public Audit(AuditEvent event) {
            this(event, List.of());
        }
    }

    /**
     * A Kubernetes event.
     *
     * @param notice the event, in eventrouter's envelope or in an envelope without verb
     * @param carriers the records that carried it, from the outermost on
     */
    record Notice(EventNotice notice, List<LogRecord> carriers) implements LogEntry {
        /** Refuses null, and copies the list. */
        public Notice {
            Objects.requireNonNull(notice, "notice");
            carriers = List.copyOf(Objects.requireNonNull(carriers, "carriers"));
        }

        /** Creates an entry without carriers. */
        public Notice(EventNotice notice) {
            this(notice, List.of());
        }
    }

    /**
     * An ordinary line of a container's log.
     *
     * @param record the line, and its container if it is recorded
     * @param carriers the records that carried it, from the outermost on
     */
    record Line(LogRecord record, List<LogRecord> carriers) implements LogEntry {
        /** Refuses null, and copies the list. */
        public Line {
            Objects.requireNonNull(record, "record");
            carriers = List.copyOf(Objects.requireNonNull(carriers, "carriers"));
        }

        /** Creates an entry without carriers. */
        public Line(LogRecord record) {
            this(record, List.of());
        }
    }

    /**
     * A JSON object of another kind, such as a record of the journal.
     *
     * @param json the object
     * @param carriers the records that carried it, from the outermost on
     */
    record Other(JsonText json, List<LogRecord> carriers) implements LogEntry {
        /** Refuses null, and copies the list. */
        public Other {
            Objects.requireNonNull(json, "json");
            carriers = List.copyOf(Objects.requireNonNull(carriers, "carriers"));
        }

        /** Creates an entry without carriers. */
        public Other(JsonText json) {
            this(json, List.of());
        }
    }
}
