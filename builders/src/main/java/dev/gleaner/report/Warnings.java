package dev.gleaner.report;

import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest state of each warning. If there are too many, those that were seen least are removed. */
final class Warnings {
    private static final Comparator<Map.Entry<String, Warning>> ORDER =
            Map.Entry.<String, Warning>comparingByValue(Warning.BY_TIMES).thenComparing(Map.Entry.comparingByKey());

    private final int limit;
    private final Map<String, Warning> newest = new LinkedHashMap<>();
    private boolean complete = true;

    Warnings(int limit) {
        this.limit = limit;
    }

    void add(KubernetesEvent event) {
        if (Warning.is(event)) {
            add(identityOf(event), Warning.of(event));
        }
    }

    void merge(Warnings other) {
        other.newest.forEach(this::add);
        complete &= other.complete;
    }

    private void add(String identity, Warning warning) {
        newest.merge(identity, warning, (one, two) -> Warning.BY_TIMES.compare(one, two) <= 0 ? one : two);
        if (newest.size() > 2 * limit) {
            List<Map.Entry<String, Warning>> sorted = new ArrayList<>(newest.entrySet());
            sorted.sort(ORDER);
            sorted.subList(limit, sorted.size()).forEach(entry -> newest.remove(entry.getKey()));
            complete = false;
        }
    }

    /** A repeated event is one object that is updated. */
    private static String identityOf(KubernetesEvent event) {
        return event.metadata()
                .uid()
                .filter(uid -> !uid.isEmpty())
                .or(() -> event.metadata()
                        .name()
                        .filter(name -> !name.isEmpty())
                        .map(name -> event.metadata().namespace().orElse("") + "/" + name))
                .orElseGet(() -> Warning.of(event).toString());
    }

    /** Whether no warning was removed. */
    boolean areComplete() {
        return complete;
    }

    /** The warnings that were seen most often, the most frequent first. */
    List<Warning> all() {
        return newest.values().stream().sorted(Warning.BY_TIMES).toList();
    }
}
