package dev.gleaner.event.activity;

import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.InvolvedObject;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The columns of a table of Kubernetes events. Their names are those of the fields of {@code v1} events, where there is
 * such a field. A value that is not recorded is absent.
 */
public final class EventColumns {
    private static final List<Column<EventNotice>> ALL = List.of(
            time("time", KubernetesEvent::lastSeen, "The time of the last occurrence."),
            time("firstSeen", KubernetesEvent::firstSeen, "The time of the first occurrence."),
            Column.text(
                    "verb",
                    EventNotice::verb,
                    "ADDED or UPDATED, as the EventTailer records it; none for events of kubectl."),
            text("type", KubernetesEvent::type, "Normal or Warning."),
            text("reason", KubernetesEvent::reason, "The reason, in one word such as Evicted."),
            Column.integer("count", notice -> notice.event().occurrences(), "The number of occurrences so far."),
            text("reporter", KubernetesEvent::reporter, "The component that reports the event."),
            text("host", event -> event.source().host(), "The node of the component."),
            ofObject("kind", InvolvedObject::kind, "The kind of the object, such as Pod."),
            ofObject("apiVersion", InvolvedObject::apiVersion, "The group and version of the kind."),
            ofObject("namespace", InvolvedObject::namespace, "The namespace of the object."),
            ofObject("name", InvolvedObject::name, "The name of the object."),
            ofObject("fieldPath", InvolvedObject::fieldPath, "The part of the object, such as a container."),
            ofObject("uid", InvolvedObject::uid, "The uid of the object."),
            text("message", KubernetesEvent::message, "What happened, in words."),
            text("action", KubernetesEvent::action, "The action of the reporter."),
            Column.text(
                    "carrier",
                    EventNotice::carrier,
                    "The carriers of the record, from the outside in, with the pod if they name it; none for a line of"
                            + " the log itself."));

    private EventColumns() {}

    /** The columns, in order. */
    public static List<Column<EventNotice>> all() {
        return ALL;
    }

    private static Column<EventNotice> time(
            String name, Function<KubernetesEvent, Optional<Instant>> of, String description) {
        return Column.time(name, notice -> of.apply(notice.event()), description);
    }

    private static Column<EventNotice> text(String name, Function<KubernetesEvent, String> of, String description) {
        return Column.text(name, notice -> of.apply(notice.event()), description);
    }

    private static Column<EventNotice> ofObject(String name, Function<InvolvedObject, String> of, String description) {
        return text(name, event -> of.apply(event.involvedObject()), description);
    }
}
