package dev.gleaner.event.read;

import dev.gleaner.document.JsonObject;
import dev.gleaner.document.JsonText;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Tree;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.line.AnyJson;
import dev.gleaner.event.line.RancherEntry;
import dev.gleaner.event.log.LogRecord;
import dev.gleaner.event.log.PodInfo;
import dev.gleaner.event.read.EntryReader.Place;
import dev.gleaner.event.schema.FalcoAlert;
import dev.gleaner.event.schema.GoogleAuditEntry;
import dev.gleaner.event.schema.RenamedAuditEvent;
import dev.gleaner.event.schema.RenamedEvent;
import dev.gleaner.event.schema.RequestedAdmission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Emits the events in objects of known kinds; {@link ObjectReader} finds the objects. Not thread-safe. */
final class KindReader {
    private final EntryOutput output;

    KindReader(EntryOutput output) {
        this.output = output;
    }

    /** Emits the event of an object of a kind; returns false if it is not of this kind after all, or is no event. */
    boolean read(RecordKind kind, JsonObject object, Place place, Consumer<? super LogEntry> out) {
        Tree.Mapping fields = object.fields();
        return switch (kind) {
            case AUDIT -> readAudit(object, place, out);
            case RANCHER -> {
                // The name of a new object is looked up in the body.
                output.addLooked(object.texts().values().stream()
                        .mapToLong(JsonText::size)
                        .sum());
                yield emitAudit(RancherEntry.read(object, output.file()), place, out);
            }
            case NOTICE -> readNotice(Notices.ofEnvelope(fields), place, out);
            case EVENT -> readNotice(Notices.ofEvent(fields), place, out);
            case WATCH ->
                Notices.ofWatch(fields)
                        .filter(notice -> readNotice(notice, place, out))
                        .isPresent();
            case ADMISSION -> readConverted(RequestedAdmission.toEvent(fields), object, place, out);
            case GOOGLE -> readConverted(GoogleAuditEntry.toEvent(fields), object, place, out);
            case FALCO -> readConverted(FalcoAlert.toEvent(fields), object, place, out);
            case RENAMED -> readConverted(Optional.of(RenamedAuditEvent.toEvent(fields)), object, place, out);
            case RENAMED_EVENT -> readNotice(Notices.ofEvent(RenamedEvent.toCore(fields)), place, out);
            case LINE, OTHER -> false;
        };
    }

    private boolean readAudit(JsonObject object, Place place, Consumer<? super LogEntry> out) {
        return emitAudit(AnyJson.auditEvent(object, output.file()), place, out);
    }

    private boolean emitAudit(Reading<AuditEvent> event, Place place, Consumer<? super LogEntry> out) {
        output.report(event.violations(), place);
        event.value().ifPresent(audit -> output.audit(audit, place, out));
        return true;
    }

    /** Emits an event whose fields were converted; returns whether there is one. */
    private boolean readConverted(
            Optional<Tree.Mapping> event, JsonObject original, Place place, Consumer<? super LogEntry> out) {
        return event.filter(fields -> readAudit(new JsonObject(fields, original.texts()), place, out))
                .isPresent();
    }

    private boolean readNotice(Tree.Mapping fields, Place place, Consumer<? super LogEntry> out) {
        read(new JsonObject(fields, Map.of()), EventNotice.class, place)
                .ifPresent(notice -> output.notice(notice, place, out));
        return true;
    }

    /** The record of an object that is a line of a container's log, with one of its pods; empty if it cannot be read. */
    Optional<LogRecord> line(JsonObject object, List<PodInfo> pods, Place place) {
        return read(withoutObjects(object), LogRecord.class, place).map(record -> MergedLog.withPod(record, pods));
    }

    /** The line without the field {@code log}, if that is an object: Filebeat puts the path of the file there (ECS). */
    private static JsonObject withoutObjects(JsonObject line) {
        return line.fields().get("log").orElse(Tree.nothing()) instanceof Tree.Mapping
                ? new JsonObject(
                        Tree.mapping(
                                line.fields().position(),
                                line.fields().fields().stream()
                                        .filter(field -> !field.name().equals("log"))
                                        .toList()),
                        line.texts())
                : line;
    }

    private <T extends OpenObject> Optional<T> read(JsonObject object, Class<T> type, Place place) {
        Reading<T> reading = AnyJson.withoutTexts(object).asTolerant(type, output.file());
        output.report(reading.violations(), place);
        return reading.value();
    }
}
