package dev.gleaner.cli;

import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.InvolvedObject;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The options that select Kubernetes events. */
final class EventOptions {
    private final Filters<EventNotice> own = new Filters<>();
    private final Filters<EventNotice> objects;
    private final TimeOptions times;

    private EventOptions(Syntax syntax, Filters<EventNotice> objects, TimeOptions times) {
        this.objects = objects;
        this.times = times;
        own.add(
                syntax.text("--type", "TYPE,...", "Only events of one of these types: Normal or Warning.")
                        .listed(),
                ofEvent(KubernetesEvent::type));
        own.add(
                syntax.text("--reason", "REASON,...", "Only events with one of these reasons, such as BackOff,Evicted.")
                        .listed(),
                ofEvent(KubernetesEvent::reason));
    }

    /** The options of a command that reads only Kubernetes events. */
    static EventOptions alone(Syntax syntax) {
        return new EventOptions(
                        syntax,
                        new ObjectOptions(syntax, "events about").ofEvents(),
                        new TimeOptions(syntax, "Only events that last occurred"))
                .withKind(syntax);
    }

    /** The options of a command that reads requests, too, and shares the options for objects and times. */
    static EventOptions beside(Syntax syntax, ObjectOptions objects, TimeOptions times) {
        return new EventOptions(syntax, objects.ofEvents(), times);
    }

    /** The options of a command that selects the object and the time in its own way. */
    static EventOptions ofTimeline(Syntax syntax, TimeOptions times) {
        return new EventOptions(syntax, new Filters<>(), times).withKind(syntax);
    }

    private EventOptions withKind(Syntax syntax) {
        own.add(
                syntax.text("--kind", "KIND,...", "Only events about objects of one of these kinds, such as Pod.")
                        .listed(),
                ofObject(InvolvedObject::kind));
        return this;
    }

    private static Function<EventNotice, String> ofEvent(Function<KubernetesEvent, String> field) {
        return notice -> field.apply(notice.event());
    }

    /** The value of a field of the object. */
    static Function<EventNotice, String> ofObject(Function<InvolvedObject, String> field) {
        return ofEvent(event -> field.apply(event.involvedObject()));
    }

    /** Whether one of the options is given that select only Kubernetes events. */
    boolean areGiven() {
        return own.areGiven();
    }

    /** Whether an event is selected, whatever its time. */
    Predicate<EventNotice> conditionOnFields() {
        return own.condition().and(objects.condition());
    }

    /** Whether an event is selected. */
    Predicate<EventNotice> condition(Clock clock) {
        Predicate<Optional<Instant>> inTime = times.condition(clock);
        Predicate<EventNotice> all =
                conditionOnFields().and(notice -> inTime.test(notice.event().lastSeen()));
        return notice -> {
            boolean isSelected = all.test(notice);
            if (isSelected) {
                own.note(notice);
                objects.note(notice);
            }
            return isSelected;
        };
    }

    /** Reports the values of options that select nothing, although others do. */
    void reportMissed(Environment environment) {
        own.reportUnmet("event", environment);
        objects.reportUnmet("event", environment);
    }

    /** Reports why no event was selected, on standard error: reads the logs again. */
    void explainNothing(Logs logs, Environment environment) {
        explainNothing("", notice -> true, logs, environment);
    }

    /**
     * Reports why no event about an object was selected.
     *
     * @param about the object, in quotes; empty if all events can be selected
     * @param isAbout whether an event is about the object
     */
    void explainNothing(String about, Predicate<EventNotice> isAbout, Logs logs, Environment environment) {
        if (!own.areGiven() && !objects.areGiven() && !times.areGiven()) {
            return;
        }
        EmptyResult<EventNotice> nothing = new EmptyResult<>(
                "event", about, ", last seen", notice -> notice.event().lastSeen());
        own.explain(nothing);
        objects.explain(nothing);
        logs.readAgain(LogKind.EVENTS, notices -> notices.filter(isAbout).forEach(nothing::add));
        nothing.report(times, environment);
    }
}
