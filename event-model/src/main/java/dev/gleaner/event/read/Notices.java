package dev.gleaner.event.read;

import dev.gleaner.document.Tree;
import dev.gleaner.event.schema.NewerEvent;
import java.util.List;
import java.util.Optional;

/**
 * The forms of a notice about a Kubernetes event: the envelope of eventrouter with the names of its fields in any
 * spelling, what a watch reports, and an event alone.
 */
final class Notices {
    private static final List<String> VERBS = List.of("verb", "Verb", "_verb");
    private static final List<String> EVENTS = List.of("event", "Event", "_event");
    private static final List<String> OLD_EVENTS = List.of("old_event", "oldEvent", "OldEvent", "_old_event");

    private Notices() {}

    /** Whether an object is the envelope of eventrouter. */
    static boolean isEnvelope(RecordKind.Fields fields) {
        return VERBS.stream().anyMatch(fields::isSet) && EVENTS.stream().anyMatch(fields::isObject);
    }

    /** The fields of a notice, from an envelope. */
    static Tree.Mapping ofEnvelope(Tree.Mapping envelope) {
        return Tree.mapping(notice -> {
            first(envelope, VERBS).ifPresent(verb -> notice.put("verb", verb));
            first(envelope, EVENTS).ifPresent(event -> notice.put("event", toCore(event)));
            first(envelope, OLD_EVENTS).ifPresent(event -> notice.put("old_event", toCore(event)));
            envelope.fields().stream()
                    .filter(field -> !VERBS.contains(field.name())
                            && !EVENTS.contains(field.name())
                            && !OLD_EVENTS.contains(field.name()))
                    .forEach(field -> notice.put(field.name(), field.value()));
        });
    }

    /** The fields of a notice, from a change that a watch reports; empty if the object is no event. */
    static Optional<Tree.Mapping> ofWatch(Tree.Mapping change) {
        return change.get("object")
                .filter(object -> object instanceof Tree.Mapping event
                        && (event.isSet("involvedObject") || event.isSet("regarding")))
                .map(event -> Tree.mapping(notice -> {
                    String type = change.text("type").orElse("");
                    notice.put("verb", type.equals("MODIFIED") ? "UPDATED" : type);
                    notice.put("event", toCore(event));
                }));
    }

    /** The fields of a notice without verb, from an event. */
    static Tree.Mapping ofEvent(Tree.Mapping event) {
        return Tree.mapping(notice -> notice.put("event", toCore(event)));
    }

    private static Tree toCore(Tree event) {
        return event instanceof Tree.Mapping mapping ? NewerEvent.toCore(mapping) : event;
    }

    private static Optional<Tree> first(Tree.Mapping envelope, List<String> names) {
        return names.stream()
                .map(envelope::get)
                .flatMap(Optional::stream)
                .filter(value -> !(value instanceof Tree.Nothing))
                .findFirst();
    }
}
