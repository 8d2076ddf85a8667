package dev.gleaner.event.activity;

import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.UserInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The newest records of Rancher's API audit log, by the values that a record shares with the request that it causes.
 * Records are found without examining those of other times. Not thread-safe.
 */
final class RancherRecords {
    /** Rancher v2.6 records whole seconds, and clocks of nodes differ. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private static final Set<String> READING = Set.of("get", "list", "watch", "head");

    private final int most;
    private final Map<Target, Spans> records = new LinkedHashMap<>();

    /** The records in the order in which they were added. */
    private final Queue<Entry> order = new ArrayDeque<>();

    /** Keeps a number of records. */
    RancherRecords(int most) {
        this.most = most;
    }

    /**
     * The values that a record and its request share. Verb and group are not among them: those of an action of Rancher
     * differ.
     */
    private record Target(String resource, String namespace, String name, boolean isReading) {
        static Target of(Activity activity) {
            ObjectReference object = activity.objectRef().orElseThrow();
            return new Target(object.resource(), object.namespace(), object.name(), READING.contains(activity.verb()));
        }

        /** The target of a record that does not have the name of a new object. */
        Target withoutName() {
            return new Target(resource, namespace, "", isReading);
        }
    }

    /** The time in which Rancher handles a record, and its person. */
    private record Span(Instant start, Instant end, UserInfo person) {}

    private record Entry(Target target, Span span) {}

    /** The records of a target by their starts, and the longest time that one of them took. */
    private static final class Spans {
        private final NavigableMap<Instant, List<Span>> byStart = new TreeMap<>();
        private Duration longest = Duration.ZERO;

        void add(Span span) {
            byStart.computeIfAbsent(span.start(), start -> new ArrayList<>(1)).add(span);
            Duration took = Duration.between(span.start(), span.end());
            longest = took.compareTo(longest) > 0 ? took : longest;
        }

        void remove(Span span) {
            List<Span> same = byStart.get(span.start());
            if (same != null && same.remove(span) && same.isEmpty()) {
                byStart.remove(span.start());
            }
        }

        List<UserInfo> peopleAt(Instant time) {
            return byStart.subMap(time.minus(longest), true, time, true).values().stream()
                    .flatMap(List::stream)
                    .filter(span -> !time.isAfter(span.end()))
                    .map(Span::person)
                    .toList();
        }
    }

    /** Whether there is no record. */
    boolean isEmpty() {
        return order.isEmpty();
    }

    /** Adds a record with an object and a time. If there are too many, the oldest is forgotten. */
    void add(Activity record) {
        Instant received = record.received().orElseThrow();
        Instant end = received.plus(record.took().orElse(Duration.ZERO));
        Span span = new Span(
                received.minus(TOLERANCE), end.plus(TOLERANCE), record.actor().person());
        Entry entry = new Entry(Target.of(record), span);
        records.computeIfAbsent(entry.target(), target -> new Spans()).add(span);
        order.add(entry);
        if (order.size() > most) {
            forget(order.remove());
        }
    }

    private void forget(Entry oldest) {
        Spans spans = records.get(oldest.target());
        if (spans != null) {
            spans.remove(oldest.span());
            if (spans.byStart.isEmpty()) {
                records.remove(oldest.target());
            }
        }
    }

    /**
     * The people whose records a request can belong to; a person occurs once for each record. Records without a name
     * count if the request creates an object, or if no record with the name
     * matches.
     */
    List<UserInfo> people(Activity request) {
        Target target = Target.of(request);
        Instant time = request.received().orElseThrow();
        List<UserInfo> named = peopleAt(target, time);
        if (target.name().isEmpty() || !named.isEmpty() && !mayCreate(request)) {
            return named;
        }
        return Stream.concat(named.stream(), peopleAt(target.withoutName(), time).stream())
                .toList();
    }

    private List<UserInfo> peopleAt(Target target, Instant time) {
        Spans spans = records.get(target);
        return spans == null ? List.of() : spans.peopleAt(time);
    }

    private static boolean mayCreate(Activity request) {
        boolean isWhole = request.objectRef()
                .filter(object -> object.subresource().isEmpty())
                .isPresent();
        return isWhole && request.verb().equals("create");
    }
}
