package dev.gleaner.event.activity;

import dev.gleaner.event.audit.AuditEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Combines the stages of each request into one activity while the events arrive. The stages of one request have the
 * same audit ID, time of arrival, verb and URI, and arrive in the order in which the server writes them. Stages of
 * different requests may interleave in any way. A response that is recorded with the audit ID alone, as by Rancher v2.0,
 * belongs to the request with that ID. An activity is emitted when its response is complete or the server
 * panicked while handling it. The remaining activities are emitted at the end, sorted by their arrival.
 *
 * <pre>{@code
 * try (Stream<AuditEvent> events = AuditLog.of(folder).events()) {
 *     Activities.of(events, ActivityFilter.ended(Outcome.DENIED)).forEach(a -> System.out.println(a.inWords()));
 * }
 * }</pre>
 *
 * <p>Memory is bounded: at most {@value #OPEN_REQUESTS} requests, or the given number, wait for another stage. If there
 * are more, the request that has waited longest is emitted with the stages so far. A later stage of that request
 * becomes another activity. Under a policy that records only {@code RequestReceived}, every request waits.
 *
 * <p>A record that is delivered twice counts once while its request is open. After that it becomes another activity,
 * which {@link Stream#distinct()} removes if all stages were delivered again.
 *
 * <p>Parts of a log that are read apart are combined with {@link #part()}. Not thread-safe: the stream, or the object to which events are pushed, belongs to one thread at a time.
 */
public final class Activities implements Consumer<AuditEvent>, AutoCloseable {
    /** The default maximum number of requests that wait for another stage. They take about 20 megabytes. */
    public static final int OPEN_REQUESTS = 20_000;

    private static final Comparator<Activity> BY_ARRIVAL = Comparator.comparing(
            activity -> activity.received().orElse(null), Comparator.nullsLast(Comparator.naturalOrder()));

    private final Map<OpenRequest.Key, OpenRequest> open = new LinkedHashMap<>();

    /** The requests whose arrival is not recorded, by audit ID; kube-apiserver records it for all requests. */
    private final Map<String, OpenRequest.Key> withoutArrival = new LinkedHashMap<>();

    private final int limit;
    private final Predicate<? super Activity> condition;
    private final Consumer<? super Activity> sink;

    private Activities(Predicate<? super Activity> condition, Consumer<? super Activity> sink, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "the maximum number of open requests must be at least 1, but was " + limit);
        }
        this.condition = condition;
        this.sink = sink;
        this.limit = limit;
    }

    /** The activities in a stream of events, lazily. Closing the stream closes the stream of events. */
    public static Stream<Activity> of(Stream<AuditEvent> events) {
        return of(events, OPEN_REQUESTS);
    }

    /**
     * The activities in a stream of events, with a limit for the requests that wait for another stage.
     *
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public static Stream<Activity> of(Stream<AuditEvent> events, int openRequests) {
        return of(events, activity -> true, openRequests);
    }

    /**
     * The activities in a stream of events that meet a condition. This is faster than filtering the stream of
     * activities, because the values that the condition does not ask for are not decoded.
     */
    public static Stream<Activity> of(Stream<AuditEvent> events, Predicate<? super Activity> condition) {
        return of(events, condition, OPEN_REQUESTS);
    }

    private static Stream<Activity> of(
            Stream<AuditEvent> events, Predicate<? super Activity> condition, int openRequests) {
        Objects.requireNonNull(events, "events");
        Objects.requireNonNull(condition, "condition");
        return StreamSupport.stream(new Pulled(events.spliterator(), condition, openRequests), false)
                .onClose(events::close);
    }

    /** Activities from events that are passed to {@link #accept}. {@link #close()} emits the incomplete activities. */
    public static Activities into(Consumer<? super Activity> sink) {
        return into(sink, OPEN_REQUESTS);
    }

    /**
     * Activities from events that are passed to {@link #accept}, with a limit for the requests that wait for another
     * stage.
     *
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public static Activities into(Consumer<? super Activity> sink, int openRequests) {
        Objects.requireNonNull(sink, "sink");
        return new Activities(activity -> true, sink, openRequests);
    }

    /** Activities that meet a condition, from events that are passed to {@link #accept}. */
    public static Activities into(Predicate<? super Activity> condition, Consumer<? super Activity> sink) {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(sink, "sink");
        return new Activities(condition, sink, OPEN_REQUESTS);
    }

    /** An empty part of a log, whose events are passed to it and which can be merged with the other parts. */
    public static ActivitiesPart part() {
        return new ActivitiesPart();
    }

    /**
     * A collector of the activities in a stream of events, which may be parallel. The result is the same as that of
     * {@link #of(Stream)}.
     */
    public static Collector<AuditEvent, ActivitiesPart, List<Activity>> collector() {
        return Collector.of(
                Activities::part,
                ActivitiesPart::accept,
                (one, next) -> {
                    one.merge(next);
                    return one;
                },
                part -> part.activities().toList());
    }

    /** Adds the next event of a log. */
    @Override
    public void accept(AuditEvent event) {
        OpenRequest.Key key = open.isEmpty() ? null : keyOf(event);
        OpenRequest known = key == null ? null : open.get(key);
        if (known != null && known.isEndedBy(event)) {
            emit(known);
            known = null;
        }
        if (known != null) {
            known.add(event);
            if (known.isComplete()) {
                emit(known);
            }
        } else if (SingleStage.isLast(event.stage())) {
            pass(new SingleStage(event));
        } else {
            open(event);
        }
    }

    private void open(AuditEvent event) {
        OpenRequest request = new OpenRequest(event);
        open.put(request.key(), request);
        if (request.key().received().isEmpty()) {
            withoutArrival.put(event.auditId(), request.key());
        }
        if (open.size() > limit) {
            emit(open.values().iterator().next());
        }
    }

    private OpenRequest.Key keyOf(AuditEvent event) {
        OpenRequest.Key key = OpenRequest.Key.of(event);
        return key.isOnlyId() ? withoutArrival.getOrDefault(key.auditId(), key) : key;
    }

    private void emit(OpenRequest request) {
        OpenRequest.Key key = request.key();
        open.remove(key);
        if (key.received().isEmpty()) {
            withoutArrival.remove(key.auditId(), key);
        }
        pass(request);
    }

    private void pass(Activity request) {
        if (condition.test(request)) {
            sink.accept(copy(request));
        }
    }

    /** The values of a request, without the events that it was made of. */
    static Activity copy(Activity request) {
        return Activity.of(a -> a.auditId(request.auditId())
                .actor(request.actor())
                .verb(request.verb())
                .requestUri(request.requestUri())
                .objectRef(request.objectRef())
                .received(request.received())
                .took(request.took())
                .sourceIps(request.sourceIps())
                .userAgent(request.userAgent())
                .responseStatus(request.responseStatus())
                .stages(request.stages())
                .annotations(request.annotations())
                .carrier(request.carrier()));
    }

    /** Emits the incomplete activities, sorted by their arrival. */
    @Override
    public void close() {
        List<Activity> rest = new ArrayList<>();
        open.values().stream().filter(condition).map(Activities::copy).forEach(rest::add);
        open.clear();
        withoutArrival.clear();
        rest.sort(BY_ARRIVAL);
        rest.forEach(sink);
    }

    /** Reads events until an activity is ready. */
    private static final class Pulled extends AbstractSpliterator<Activity> {
        private final Spliterator<AuditEvent> events;
        private final Queue<Activity> ready = new ArrayDeque<>();
        private final Activities activities;

        Pulled(Spliterator<AuditEvent> events, Predicate<? super Activity> condition, int openRequests) {
            super(Long.MAX_VALUE, ORDERED | NONNULL);
            this.events = events;
            this.activities = new Activities(condition, ready::add, openRequests);
        }

        @Override
        public boolean tryAdvance(Consumer<? super Activity> action) {
            while (ready.isEmpty() && events.tryAdvance(activities)) {
                // Most events do not complete an activity.
            }
            if (ready.isEmpty()) {
                activities.close();
            }
            Activity next = ready.poll();
            if (next != null) {
                action.accept(next);
            }
            return next != null;
        }
    }
}
