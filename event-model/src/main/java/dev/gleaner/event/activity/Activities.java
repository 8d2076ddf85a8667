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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Combines the stages of each request into one activity while the events arrive. The stages of one request have the
 * same audit ID, time of arrival, verb and URI, and arrive in the order in which the server writes them. Stages of
 * different requests may interleave in any way. A response that is recorded with the audit ID alone, as by Rancher v2.0,
 * belongs to the request with that ID. An activity is emitted when its response is complete or the server
 * panicked while handling it. The remaining activities are emitted at the end, sorted by their arrival.
 *
 * <p>Memory is bounded: at most {@value #OPEN_REQUESTS} requests, or the given number, wait for another stage. If there
 * are more, the request that has waited longest is emitted with the stages so far. A later stage of that request
 * becomes another activity. Under a policy that records only {@code RequestReceived}, every request waits.
 *
 * <p>A record that is delivered twice counts once while its request is open. After that it becomes another activity,
 * which {@link Stream#distinct()} removes if all stages were delivered again.
 *
 * <p>Not thread-safe: the stream, or the object to which events are pushed, belongs to one thread at a time.
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
    private final Consumer<? super Activity> sink;

    private Activities(Consumer<? super Activity> sink, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "the maximum number of open requests must be at least 1, but was " + limit);
        }
        this.sink = Objects.requireNonNull(sink, "sink");
        this.limit = limit;
    }

    /** The activities in a stream of events, lazily. Closing the stream closes the stream of events. */
    public static Stream<Activity> of(Stream<AuditEvent> events) {
        return of(events, OPEN_REQUESTS);
    }

    /** The activities in a stream of events, with a limit for the requests that wait for another stage. */
    public static Stream<Activity> of(Stream<AuditEvent> events, int openRequests) {
        Objects.requireNonNull(events, "events");
        return StreamSupport.stream(new Pulled(events.spliterator(), openRequests), false)
                .onClose(events::close);
    }

    /** Activities from events that are passed to {@link #accept}. {@link #close()} emits the incomplete activities. */
    public static Activities into(Consumer<? super Activity> sink) {
        return into(sink, OPEN_REQUESTS);
    }

    /**
     * Activities from events that are passed to {@link #accept}, with a limit for the requests that wait for another
     * stage.
     */
    public static Activities into(Consumer<? super Activity> sink, int openRequests) {
        Objects.requireNonNull(sink, "sink");
        return new Activities(sink, openRequests);
    }

    /** Adds the next event of a log. */
    @Override
    public void accept(AuditEvent event) {
        OpenRequest request = requestOf(event);
        if (request.isComplete()) {
            emit(request);
        } else if (open.size() > limit) {
            emitOldest();
        }
    }

    private OpenRequest requestOf(AuditEvent event) {
        OpenRequest.Key key = keyOf(event);
        OpenRequest known = open.get(key);
        if (known != null && !known.isEndedBy(event)) {
            known.add(event);
            return known;
        }
        if (known != null) {
            emit(known);
        }
        OpenRequest request = new OpenRequest(event);
        open.put(request.key(), request);
        if (request.key().received().isEmpty()) {
            withoutArrival.put(event.auditId(), request.key());
        }
        return request;
    }

    private OpenRequest.Key keyOf(AuditEvent event) {
        OpenRequest.Key key = OpenRequest.Key.of(event);
        return key.isOnlyId() ? withoutArrival.getOrDefault(key.auditId(), key) : key;
    }

    private void emitOldest() {
        emit(open.values().iterator().next());
    }

    private void emit(OpenRequest request) {
        OpenRequest.Key key = request.key();
        open.remove(key);
        if (key.received().isEmpty()) {
            withoutArrival.remove(key.auditId(), key);
        }
        sink.accept(request.toActivity());
    }

    /** Emits the incomplete activities, sorted by their arrival. */
    @Override
    public void close() {
        List<Activity> rest = new ArrayList<>();
        open.values().forEach(request -> rest.add(request.toActivity()));
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

        Pulled(Spliterator<AuditEvent> events, int openRequests) {
            super(Long.MAX_VALUE, ORDERED | NONNULL);
            this.events = events;
            this.activities = into(ready::add, openRequests);
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
