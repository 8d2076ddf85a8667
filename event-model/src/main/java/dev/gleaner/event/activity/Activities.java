package dev.gleaner.event.activity;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.Stage;
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
 * Combines the stages of each request into one activity, while events arrive. The stages of one request have the same
 * audit ID, time of arrival, verb and URI, and arrive in the order in which the server writes them. Stages of different
 * requests may interleave in any way. An activity is passed on when its response is complete or the server panicked
 * while handling it. The others follow at the end, in the order of their arrival.
 *
 * <p>Memory is bounded: no more than {@value #OPEN_REQUESTS} requests, or as many as were asked for, wait for another
 * stage. When there are more, the one that waits for longest is handed over as it stands, and a stage that it reaches
 * later is an activity of its own. That is every request of a policy that records one stage only.
 *
 * <p>A record that a carrier delivers twice counts once as long as its request is open; later it gives another
 * activity, of which {@link Stream#distinct()} lets one through when all of its stages came again.
 *
 * <p>Not thread-safe: the stream, or the object to which events are pushed, belongs to one thread at a time.
 */
public final class Activities implements Consumer<AuditEvent>, AutoCloseable {
    /** The default number of requests that wait for another stage: about 20 megabytes. */
    public static final int OPEN_REQUESTS = 20_000;

    private static final Comparator<Activity> BY_ARRIVAL = Comparator.comparing(
            activity -> activity.received().orElse(null), Comparator.nullsLast(Comparator.naturalOrder()));

    private final Map<OpenRequest.Key, OpenRequest> open = new LinkedHashMap<>();
    private final int limit;
    private final Consumer<? super Activity> sink;

    private Activities(Consumer<? super Activity> sink, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("at least one request has to be open, not " + limit);
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

    /** Activities from events that are passed to {@link #accept}; {@link #close()} passes on the open ones. */
    public static Activities into(Consumer<? super Activity> sink) {
        return into(sink, OPEN_REQUESTS);
    }

    /** The same, with a limit for the requests that wait for another stage. */
    public static Activities into(Consumer<? super Activity> sink, int openRequests) {
        Objects.requireNonNull(sink, "sink");
        return new Activities(sink, openRequests);
    }

    /** Takes the next event of a log. */
    @Override
    public void accept(AuditEvent event) {
        OpenRequest request = requestOf(event);
        if (request.isComplete()) {
            open.remove(request.key());
            sink.accept(request.asItStands());
        } else if (open.size() > limit) {
            handOverEldest();
        }
    }

    private OpenRequest requestOf(AuditEvent event) {
        OpenRequest.Key key = OpenRequest.Key.of(event);
        OpenRequest known = open.get(key);
        if (known != null && !known.isOver(event)) {
            known.add(event);
            return known;
        }
        if (known != null) {
            open.remove(key);
            sink.accept(known.asItStands());
        }
        OpenRequest request = new OpenRequest(event);
        open.put(key, request);
        return request;
    }

    private void handOverEldest() {
        OpenRequest eldest = open.values().iterator().next();
        open.remove(eldest.key());
        sink.accept(eldest.asItStands());
    }

    /** Passes on the requests that did not reach {@link Stage#RESPONSE_COMPLETE}, in the order of their arrival. */
    @Override
    public void close() {
        List<Activity> rest = new ArrayList<>();
        open.values().forEach(request -> rest.add(request.asItStands()));
        open.clear();
        rest.sort(BY_ARRIVAL);
        rest.forEach(sink);
    }

    /** Activities that are asked for one by one. */
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
                // Most stages begin a request and end none.
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
