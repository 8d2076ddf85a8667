package dev.gleaner.report;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.Subject;
import dev.gleaner.event.activity.Timeline;
import dev.gleaner.event.activity.TimelineEntry;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The newest records about an object. Older ones are counted. */
final class ObjectHistory {
    /** The maximum number of requests, and of Kubernetes events. */
    static final int MOST = 1_000;

    private final Subject.NamedObject object;
    private final PriorityQueue<Activity> activities = new PriorityQueue<>(
            Comparator.comparing((Activity activity) -> activity.received().orElse(Instant.MIN))
                    .thenComparing(Activity::inWords));
    private final PriorityQueue<KubernetesEvent> events = new PriorityQueue<>(
            Comparator.comparing((KubernetesEvent event) -> event.lastSeen().orElse(Instant.MIN))
                    .thenComparing(KubernetesEvent::toJsonLine));
    private long removed;

    ObjectHistory(Subject.NamedObject object) {
        this.object = object;
    }

    Subject.NamedObject object() {
        return object;
    }

    void add(Activity activity) {
        if (activity.objectRef().filter(object::is).isPresent()) {
            activities.add(activity);
            removed += shrink(activities);
        }
    }

    void add(KubernetesEvent event) {
        if (object.is(event.involvedObject())) {
            events.add(event);
            removed += shrink(events);
        }
    }

    private static int shrink(PriorityQueue<?> queue) {
        if (queue.size() <= MOST) {
            return 0;
        }
        queue.poll();
        return 1;
    }

    /** The number of older records that are not in the entries. */
    long removed() {
        return removed;
    }

    /** The entries, sorted by time. */
    List<TimelineEntry> entries() {
        return Timeline.of(object, t -> {
                    activities.stream().sorted(activities.comparator()).forEach(t::add);
                    events.stream().sorted(events.comparator()).forEach(t::add);
                })
                .entries();
    }
}
