package dev.gleaner.cli;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.Subject;
import dev.gleaner.event.activity.Timeline;
import dev.gleaner.event.activity.TimelineEntry;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.read.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Sorts the records about an object by time: those of a log, or those that were added between two waits. */
final class TimelineFeed implements Following<LogEntry> {
    private final Subject subject;
    private final RequestFeed stages;
    private final Predicate<EventNotice> wanted;
    private final Consumer<Stream<TimelineEntry>> sink;
    private final List<Activity> requests = new ArrayList<>();
    private final List<EventNotice> notices = new ArrayList<>();

    /**
     * A feed without records.
     *
     * @param selected returns what combines stages and passes the selected requests to a consumer
     * @param wanted the condition on Kubernetes events
     * @param sink receives the entries of each {@link #caughtUp}, in order
     */
    TimelineFeed(
            Subject subject,
            Function<Consumer<Activity>, RequestFeed> selected,
            Predicate<EventNotice> wanted,
            Consumer<Stream<TimelineEntry>> sink) {
        this.subject = subject;
        this.stages = selected.apply(requests::add);
        this.wanted = wanted;
        this.sink = sink;
    }

    @Override
    public void accept(LogEntry entry) {
        if (entry instanceof LogEntry.Audit audit) {
            stages.accept(audit.event());
        } else if (entry instanceof LogEntry.Notice notice && wanted.test(notice.notice())) {
            notices.add(notice.notice());
        }
    }

    @Override
    public void idle() {
        stages.idle();
    }

    /** Ends the log. */
    void close() {
        stages.close();
        pass();
    }

    @Override
    public void caughtUp() {
        stages.endRound();
        pass();
    }

    private void pass() {
        Timeline timeline = Timeline.of(subject, t -> {
            requests.forEach(t::add);
            notices.forEach(t::add);
        });
        requests.clear();
        notices.clear();
        sink.accept(timeline.entries().stream());
    }
}
