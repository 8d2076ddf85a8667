package dev.gleaner.report;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.Stream;

/**
 * Sums of activities and of Kubernetes warnings: over time, and by who, what and outcome. Sums of parts of a log can be
 * merged. Memory is bounded: up to {@value #EXACT_GROUPS} groups of each kind are counted exactly; if there are more,
 * {@link Ranking#uncertainty} is greater than 0. Not thread-safe: use one object for each thread, or the collector.
 */
public final class ActivitySums implements Consumer<Activity> {
    /** The maximum number of groups of each kind that are counted exactly. */
    public static final int EXACT_GROUPS = 20_000;

    private RequestCounts total = RequestCounts.NONE;
    private final TimeBuckets overTime = new TimeBuckets();
    private final TopCounts<String> people;
    private final TopCounts<RequestGroup> denied;
    private final TopCounts<RequestGroup> secrets;
    private final TopCounts<RequestGroup> noisiest;
    private final TopCounts<String> programs;
    private final Warnings warnings;

    private ActivitySums(int exactGroups) {
        int limit = exactGroups / 2;
        people = new TopCounts<>(limit);
        denied = new TopCounts<>(limit);
        secrets = new TopCounts<>(limit);
        noisiest = new TopCounts<>(limit);
        programs = new TopCounts<>(limit);
        warnings = new Warnings(limit);
    }

    /** Sums to which nothing is added yet. */
    public static ActivitySums empty() {
        return within(EXACT_GROUPS);
    }

    /** Sums with another limit of groups. */
    static ActivitySums within(int exactGroups) {
        return new ActivitySums(exactGroups);
    }

    /** The sums of a stream of activities. */
    public static ActivitySums of(Stream<Activity> activities) {
        return Objects.requireNonNull(activities, "activities").collect(collector());
    }

    /** A collector of sums, also for parallel streams. */
    public static Collector<Activity, ActivitySums, ActivitySums> collector() {
        return Collector.of(ActivitySums::empty, ActivitySums::accept, (one, other) -> {
            one.merge(other);
            return one;
        });
    }

    /** Adds an activity. */
    @Override
    public void accept(Activity activity) {
        RequestCounts one = RequestCounts.of(Objects.requireNonNull(activity, "activity"));
        total = total.plus(one);
        activity.received().ifPresent(time -> overTime.add(time, one));
        people.add(RequestGroup.personOf(activity), one);
        programs.add(RequestGroup.bounded(activity.userAgent()), one);
        noisiest.add(RequestGroup.ofResource(activity), one);
        if (one.denied() > 0) {
            denied.add(RequestGroup.inNamespace(activity), one);
        }
        if (activity.objectRef().filter(ActivitySums::isSecret).isPresent()) {
            secrets.add(RequestGroup.ofObject(activity), one);
        }
    }

    /** Adds a Kubernetes event, of which only warnings are counted. */
    public void add(KubernetesEvent event) {
        warnings.add(Objects.requireNonNull(event, "event"));
    }

    /**
     * Adds the sums of another part of the log.
     *
     * @throws IllegalArgumentException if it is this object
     */
    public void merge(ActivitySums other) {
        if (Objects.requireNonNull(other, "other") == this) {
            throw new IllegalArgumentException("sums cannot be merged with themselves");
        }
        total = total.plus(other.total);
        overTime.merge(other.overTime);
        people.merge(other.people);
        denied.merge(other.denied);
        secrets.merge(other.secrets);
        noisiest.merge(other.noisiest);
        programs.merge(other.programs);
        warnings.merge(other.warnings);
    }

    private static boolean isSecret(ObjectReference object) {
        return object.resource().equals("secrets") && object.apiGroup().isEmpty();
    }

    /** All requests. */
    public RequestCounts total() {
        return total;
    }

    /** The requests by the start of the interval; intervals without requests are absent. */
    public SortedMap<Instant, RequestCounts> overTime() {
        return overTime.counts();
    }

    /** The length of the intervals. */
    public Duration interval() {
        return overTime.length();
    }

    /** The people and service accounts with the most requests; a name is empty if nobody authenticated. */
    public Ranking<String> people(int count) {
        return people.top(count);
    }

    /** The requests that were denied, by person, verb, resource and namespace. */
    public Ranking<RequestGroup> denied(int count) {
        return denied.top(count);
    }

    /** The requests for Secrets, by person, verb, namespace and name. */
    public Ranking<RequestGroup> secrets(int count) {
        return secrets.top(count);
    }

    /** The most frequent requests, by person, verb and resource. */
    public Ranking<RequestGroup> noisiest(int count) {
        return noisiest.top(count);
    }

    /** The user agents with the most requests; a name is empty if the client sends none. */
    public Ranking<String> programs(int count) {
        return programs.top(count);
    }

    /** The warnings that were seen most often, the most frequent first. */
    public List<Warning> warnings(int count) {
        return warnings.all().stream().limit(count).toList();
    }

    /** The number of warnings that are counted. */
    int warningCount() {
        return warnings.all().size();
    }

    /** Whether no warning was removed because there were too many. */
    boolean hasAllWarnings() {
        return warnings.areComplete();
    }
}
