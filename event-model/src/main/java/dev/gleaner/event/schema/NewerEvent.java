package dev.gleaner.event.schema;

import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An event of {@code events.k8s.io/v1}. The API server stores it as the same object as an event of {@code v1}, with
 * other names of fields (Kubernetes v1.24, pkg/apis/core/v1 and pkg/apis/events/v1/conversion.go).
 */
public final class NewerEvent {
    private static final Map<String, String> NAMES = Map.of(
            "regarding", "involvedObject",
            "note", "message",
            "reportingController", "reportingComponent",
            "deprecatedSource", "source",
            "deprecatedFirstTimestamp", "firstTimestamp",
            "deprecatedLastTimestamp", "lastTimestamp",
            "deprecatedCount", "count");

    private NewerEvent() {}

    /** Whether an object has the names of this version, and not those of {@code v1}. */
    public static boolean is(Tree.Mapping event) {
        Objects.requireNonNull(event, "event");
        return event.isSet("regarding") && !event.isSet("involvedObject");
    }

    /** The event with the names of {@code v1}; unchanged if it has them already. */
    public static Tree.Mapping toCore(Tree.Mapping event) {
        Objects.requireNonNull(event, "event");
        if (!is(event)) {
            return event;
        }
        List<Tree.Field> fields = event.fields().stream()
                .filter(field -> !field.name().equals("apiVersion"))
                .map(field ->
                        new Tree.Field(NAMES.getOrDefault(field.name(), field.name()), field.value(), field.position()))
                .toList();
        return Tree.mapping(event.position(), fields);
    }
}
