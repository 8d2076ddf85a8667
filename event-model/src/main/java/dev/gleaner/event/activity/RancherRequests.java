package dev.gleaner.event.activity;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Passes on activities in their order, with the people for whom Rancher makes requests, as {@link RancherPeople} finds
 * them. Rancher's records may come before the requests, between them or after them, as in one file with both logs: a
 * request that may get a person waits for later records, and the activities after it wait with it.
 *
 * <p>Memory is bounded: at most {@value #MOST_WAITING} activities wait, or the given number. If there are more, the
 * first one is passed on with what is known by then; {@link #late()} counts the records that come after that. Not
 * thread-safe.
 */
public final class RancherRequests implements Consumer<Activity>, AutoCloseable {
    /** The default maximum number of activities that wait. They take about 20 megabytes. */
    public static final int MOST_WAITING = 20_000;

    private final RancherPeople people = new RancherPeople();
    private final Queue<Activity> waiting = new ArrayDeque<>();
    private final Consumer<? super Activity> sink;
    private final int most;

    /** The number of activities at the start of the queue that have waited since the last round. */
    private int old;

    /** The time of the latest request that was passed on without a person before the end; null if there is none. */
    private @Nullable Instant given;

    private long late;

    private RancherRequests(Consumer<? super Activity> sink, int most) {
        if (most < 1) {
            throw new IllegalArgumentException(
                    "the maximum number of waiting activities must be at least 1, but was " + most);
        }
        this.sink = sink;
        this.most = most;
    }

    /** The activities in a stream, lazily. Closing the stream closes the other one. */
    public static Stream<Activity> of(Stream<Activity> activities) {
        return of(activities, requests -> {});
    }

    /**
     * The activities in a stream, lazily. Closing the stream closes the other one.
     *
     * @param atEnd receives the counts when all activities were passed on
     */
    public static Stream<Activity> of(Stream<Activity> activities, Consumer<? super RancherRequests> atEnd) {
        Objects.requireNonNull(activities, "activities");
        Objects.requireNonNull(atEnd, "atEnd");
        return StreamSupport.stream(new Pulled(activities.spliterator(), atEnd), false)
                .onClose(activities::close);
    }

    /** Passes on activities that are passed to {@link #accept}. {@link #close()} passes on those that wait. */
    public static RancherRequests into(Consumer<? super Activity> sink) {
        return into(sink, MOST_WAITING);
    }

    /**
     * Passes on activities that are passed to {@link #accept}, of which at most {@code most} wait.
     *
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static RancherRequests into(Consumer<? super Activity> sink, int most) {
        return new RancherRequests(Objects.requireNonNull(sink, "sink"), most);
    }

    /** Adds the next activity. */
    @Override
    public void accept(Activity activity) {
        if (RancherPeople.isRecord(activity)) {
            people.remember(activity);
            late += isLate(activity) ? 1 : 0;
        }
        if (waiting.isEmpty() && !RancherPeople.mayHavePerson(activity)) {
            sink.accept(activity);
            return;
        }
        waiting.add(activity);
        if (waiting.size() > most) {
            giveUp();
            passOnReady();
        }
    }

    private boolean isLate(Activity record) {
        Instant time = given;
        return time != null
                && record.received().filter(start -> !start.isAfter(time)).isPresent();
    }

    /** Passes on the first activity, and notes that it waits no longer. */
    private void giveUp() {
        Activity first = waiting.remove();
        old = Math.max(0, old - 1);
        Activity named = people.apply(first);
        if (named == first && RancherPeople.mayHavePerson(first)) {
            Instant time = first.received().orElseThrow();
            given = given == null || given.isBefore(time) ? time : given;
        }
        sink.accept(named);
    }

    /** Passes on the activities at the start of the queue that need not wait. */
    private void passOnReady() {
        while (!waiting.isEmpty() && !RancherPeople.mayHavePerson(waiting.element())) {
            old = Math.max(0, old - 1);
            sink.accept(waiting.remove());
        }
    }

    /**
     * Ends a round of reading, such as a poll of a followed log: passes on the activities that have waited since the
     * last round. The others wait for one more round.
     */
    public void endRound() {
        while (old > 0) {
            giveUp();
        }
        passOnReady();
        old = waiting.size();
    }

    /** Passes on all activities that wait. */
    @Override
    public void close() {
        while (!waiting.isEmpty()) {
            Activity next = waiting.remove();
            sink.accept(RancherPeople.mayHavePerson(next) ? people.named(next) : next);
        }
        old = 0;
    }

    /** The number of requests so far that got no person, because records of several people match. */
    public long ambiguous() {
        return people.ambiguous();
    }

    /**
     * The number of records of Rancher so far that came too late: after requests that had waited as long as possible.
     * Such requests may lack their person. This does not happen if Rancher's log is read first.
     */
    public long late() {
        return late;
    }

    /** Reads activities until one can be passed on. */
    private static final class Pulled extends AbstractSpliterator<Activity> {
        private final Spliterator<Activity> activities;
        private final Queue<Activity> ready = new ArrayDeque<>();
        private final RancherRequests requests = into(ready::add);
        private final Consumer<? super RancherRequests> atEnd;
        private boolean isEnded;

        Pulled(Spliterator<Activity> activities, Consumer<? super RancherRequests> atEnd) {
            super(Long.MAX_VALUE, ORDERED | NONNULL);
            this.activities = activities;
            this.atEnd = atEnd;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Activity> action) {
            while (ready.isEmpty() && activities.tryAdvance(requests)) {
                // Requests wait for later records.
            }
            if (ready.isEmpty() && !isEnded) {
                isEnded = true;
                requests.close();
                atEnd.accept(requests);
            }
            Activity next = ready.poll();
            if (next != null) {
                action.accept(next);
            }
            return next != null;
        }
    }
}
