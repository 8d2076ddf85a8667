package dev.gleaner.spark;

import static dev.gleaner.spark.Column.ofRecord;
import static dev.gleaner.spark.Column.optionalText;
import static dev.gleaner.spark.Column.text;
import static dev.gleaner.spark.Column.time;

import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.InvolvedObject;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import dev.gleaner.event.read.EventLog;
import dev.gleaner.event.read.Log;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.types.DataTypes;

/**
 * The data source {@code gleaner-events}: a row for each Kubernetes event in a log, in the state that the record has. A
 * repeated event is recorded again with each update.
 */
public final class EventSource extends LogSource<EventNotice> {
    private static final long serialVersionUID = 1;

    private static final List<Column<EventNotice>> COLUMNS = List.of(
            time("lastSeen", "When the event was last seen.", n -> n.event().lastSeen()),
            time("firstSeen", "When the event was first seen.", n -> n.event().firstSeen()),
            text("verb", "ADDED or UPDATED; '' without eventrouter's envelope.", EventNotice::verb),
            event("type", "Normal or Warning; '' if it is not recorded.", KubernetesEvent::type),
            event("reason", "The reason, such as Evicted.", KubernetesEvent::reason),
            ofRecord("occurrences", DataTypes.IntegerType, "How often the event was seen.", n -> n.event()
                    .occurrences()),
            event("reporter", "The component that reports the event.", KubernetesEvent::reporter),
            object("kind", "The kind of the object that the event is about.", InvolvedObject::kind),
            object("namespace", "The namespace of the object; '' for none.", InvolvedObject::namespace),
            object("name", "The name of the object.", InvolvedObject::name),
            event("message", "The description of what happened.", KubernetesEvent::message),
            optionalText(
                    "carrier",
                    "The carriers of the event, from the outside in; null for a line of the log itself.",
                    n -> Optional.of(n.carrier()).filter(words -> !words.isEmpty())),
            event("event", "The whole event in JSON.", KubernetesEvent::toJsonLine));

    /** For Spark. */
    public EventSource() {}

    private static Column<EventNotice> event(String name, String comment, Function<KubernetesEvent, String> value) {
        return text(name, comment, notice -> value.apply(notice.event()));
    }

    private static Column<EventNotice> object(String name, String comment, Function<InvolvedObject, String> value) {
        return event(name, comment, event -> value.apply(event.involvedObject()));
    }

    @Override
    public String shortName() {
        return "gleaner-events";
    }

    @Override
    Log<EventNotice> log(Path... paths) {
        return EventLog.of(paths);
    }

    @Override
    List<Column<EventNotice>> recordColumns() {
        return COLUMNS;
    }
}
