package dev.gleaner.event.activity;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.InvolvedObject;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The history of one object or of one person, sorted by time. It consists of activities, and of the Kubernetes events
 * about the object or about the objects that the person changed. Each Kubernetes event occurs once, in its newest state
 * and at the time at which it was first seen; {@link KubernetesEvent#occurrences()} returns how often it was seen.
 *
 * <pre>{@code
 * try (Stream<AuditEvent> requests = AuditLog.of(path).events();
 *         Stream<EventNotice> notices = EventLog.of(path).events()) {
 *     Timeline timeline = Timeline.of(Subject.object("prod", "web-0"), t -> {
 *         requests.forEach(t::add);
 *         notices.forEach(t::add);
 *     });
 *     timeline.entries().forEach(entry -> System.out.println(entry.inWords()));
 * }
 * }</pre>
 *
 * <p>Most Kubernetes events have times in whole seconds, requests in microseconds. An event is sorted to the end of its
 * second, so that it comes after the requests of that second. Entries without a time come last.
 *
 * @param subject the object or the person
 * @param entries the entries, sorted by time
 */
public record Timeline(Subject subject, List<TimelineEntry> entries) implements Serializable {
    /** Refuses null. */
    public Timeline {
        Objects.requireNonNull(subject, "subject");
        entries = List.copyOf(entries);
    }

    /** The timeline of a subject. The consumer adds records in any order; those about other subjects are ignored. */
    public static Timeline of(Subject subject, Consumer<Builder> spec) {
        Builder builder = new Builder(Objects.requireNonNull(subject, "subject"));
        Objects.requireNonNull(spec, "spec").accept(builder);
        return builder.build();
    }

    /**
     * An empty part of a log for the timeline of a subject, to which records are added and which can be merged with the
     * other parts.
     */
    public static TimelinePart part(Subject subject) {
        return new TimelinePart(Objects.requireNonNull(subject, "subject"));
    }

    /** Whether an event may be about the subject. For a person, this also depends on the other records. */
    static boolean mayConcern(Subject subject, KubernetesEvent event) {
        return !(subject instanceof Subject.NamedObject object) || object.is(event.involvedObject());
    }

    private Object writeReplace() {
        return new Form(
                subject, new ArrayList<>(entries.stream().map(Timeline::stored).toList()));
    }

    private static Serializable stored(TimelineEntry entry) {
        return entry instanceof TimelineEntry.Done done
                ? StoredActivity.of(done.activity())
                : new EventStates.State(((TimelineEntry.Reported) entry).event(), entry.carrier()).stored();
    }

    private static TimelineEntry reported(EventStates.State state) {
        return new TimelineEntry.Reported(state.event(), state.carrier());
    }

    /** The serial form: for each entry, a stored activity or the line of an event. */
    private record Form(Subject subject, ArrayList<Serializable> entries) implements Serializable {
        private Object readResolve() {
            return new Timeline(subject, entries.stream().map(Form::entry).toList());
        }

        private static TimelineEntry entry(Serializable stored) {
            return stored instanceof StoredActivity activity
                    ? new TimelineEntry.Done(activity.activity())
                    : Timeline.reported(((StoredEvents.Line) stored).state());
        }
    }

    /**
     * Collects the entries of a timeline. It keeps the records about the subject; for a person, it keeps all Kubernetes
     * events until the timeline is built.
     */
    public static final class Builder {
        private static final List<String> READING = List.of("get", "head", "list", "watch");
        private static final long LAST_NANO = 999_999_999;
        private static final Comparator<TimelineEntry> BY_TIME =
                Comparator.comparing(Builder::sortTime, Comparator.nullsLast(Comparator.naturalOrder()));

        private final Subject subject;
        private final List<Activity> activities = new ArrayList<>();
        private final Activities stages = Activities.into(this::concerns, this::add);
        private final EventStates events = new EventStates();

        private Builder(Subject subject) {
            this.subject = subject;
        }

        /** Adds a stage of a request. The stages of one request must be in order; see {@link Activities}. */
        public Builder add(AuditEvent stage) {
            stages.accept(stage);
            return this;
        }

        /** Adds a request. */
        public Builder add(Activity activity) {
            if (concerns(activity)) {
                activities.add(activity);
            }
            return this;
        }

        /** Adds the event in an envelope. */
        public Builder add(EventNotice notice) {
            return addState(new EventStates.State(notice.event(), notice.carrier()));
        }

        /** Adds an event. */
        public Builder add(KubernetesEvent event) {
            return addState(new EventStates.State(event, ""));
        }

        Builder addState(EventStates.State state) {
            if (mayConcern(subject, state.event())) {
                events.add(state);
            }
            return this;
        }

        private boolean concerns(Activity activity) {
            return subject instanceof Subject.NamedObject object
                    ? activity.objectRef().filter(object::is).isPresent()
                    : subject instanceof Subject.Person person
                            && activity.actor().is(person.name());
        }

        private Timeline build() {
            stages.close();
            Stream<TimelineEntry> done = activities.stream().map(TimelineEntry.Done::new);
            Stream<TimelineEntry> reported = reported().map(Timeline::reported);
            return new Timeline(
                    subject, Stream.concat(done, reported).sorted(BY_TIME).toList());
        }

        private Stream<EventStates.State> reported() {
            if (subject instanceof Subject.NamedObject) {
                return events.all().stream();
            }
            Set<Subject.NamedObject> changed = activities.stream()
                    .filter(Builder::changes)
                    .flatMap(activity -> activity.objectRef().stream())
                    .filter(object -> !object.name().isEmpty())
                    .map(object -> Subject.object(Subject.NamedObject.namespaceOf(object), object.name()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return events.all().stream()
                    .filter(state -> isOneOf(changed, state.event().involvedObject()));
        }

        /** Whether an object is one of these; an object without a name is none. */
        private static boolean isOneOf(Set<Subject.NamedObject> objects, InvolvedObject object) {
            return !object.name().isEmpty() && objects.contains(Subject.object(object.namespace(), object.name()));
        }

        private static boolean changes(Activity activity) {
            Outcome outcome = activity.outcome();
            return !READING.contains(activity.verb()) && (outcome == Outcome.ALLOWED || outcome == Outcome.UNKNOWN);
        }

        private static @Nullable Instant sortTime(TimelineEntry entry) {
            boolean reported = entry instanceof TimelineEntry.Reported;
            return entry.at().map(time -> reported ? endOfSecond(time) : time).orElse(null);
        }

        private static Instant endOfSecond(Instant time) {
            boolean whole = time.equals(time.truncatedTo(ChronoUnit.SECONDS));
            return whole ? time.plusNanos(LAST_NANO) : time;
        }
    }
}
