package dev.gleaner.cli;

import dev.gleaner.event.activity.EventColumns;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.time.Instant;
import java.util.List;

/** How Kubernetes events are printed. */
final class EventStyle {
    static final RecordStyle<EventNotice> STYLE = new RecordStyle<>(
            new FixedColumns()
                    .left("LAST SEEN", 20)
                    .left("VERB", 7)
                    .left("TYPE", 7)
                    .left("REASON", 20)
                    .right("COUNT", 5)
                    .left("REPORTER", 20)
                    .last("ABOUT"),
            EventStyle::cells,
            new Rows<>(EventColumns.all()),
            notice -> color(notice.event()));

    private EventStyle() {}

    private static List<String> cells(EventNotice notice) {
        KubernetesEvent event = notice.event();
        return List.of(
                event.lastSeen().map(Instant::toString).orElse("-"),
                RecordStyle.orDash(notice.verb()),
                RecordStyle.orDash(event.type()),
                RecordStyle.orDash(event.reason()),
                String.valueOf(event.occurrences()),
                RecordStyle.orDash(event.reporter()),
                event.involvedObject().inWords() + ": " + event.message());
    }

    /** The colour of an event. */
    static Color color(KubernetesEvent event) {
        return event.type().equals("Warning") ? Color.YELLOW : Color.NONE;
    }
}
