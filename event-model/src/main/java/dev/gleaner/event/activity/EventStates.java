package dev.gleaner.event.activity;

import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest state of each event. A repeated event is one object that is updated, so its last state includes the
 * earlier ones. Events without uid are identified by name, and events without name by content.
 */
final class EventStates {
    private static final Comparator<KubernetesEvent> BY_AGE = Comparator.comparing(
                    KubernetesEvent::lastSeen, emptyFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(KubernetesEvent::occurrences)
            .thenComparing(event -> event.metadata().resourceVersion(), emptyFirst(byVersion()));

    private final Map<String, State> newest = new LinkedHashMap<>();

    /** A state of an event, and its carriers in the log. */
    record State(KubernetesEvent event, String carrier) {
        StoredEvents.Line stored() {
            return new StoredEvents.Line(event.toJsonLine(), carrier);
        }
    }

    void add(State newer) {
        newest.merge(
                identityOf(newer.event()),
                newer,
                (known, state) -> BY_AGE.compare(known.event(), state.event()) < 0 ? state : known);
    }

    List<State> all() {
        return new ArrayList<>(newest.values());
    }

    private static String identityOf(KubernetesEvent event) {
        return event.metadata()
                .uid()
                .filter(uid -> !uid.isEmpty())
                .or(() -> event.metadata()
                        .name()
                        .filter(name -> !name.isEmpty())
                        .map(name -> event.metadata().namespace().orElse("") + "/" + name))
                .orElseGet(event::toJsonLine);
    }

    /** Resource versions are increasing numbers of etcd, so a longer one is later. */
    private static Comparator<String> byVersion() {
        return Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
    }

    private static <T> Comparator<Optional<T>> emptyFirst(Comparator<T> order) {
        return Comparator.comparing(optional -> optional.orElse(null), Comparator.nullsFirst(order));
    }
}
