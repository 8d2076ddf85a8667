package dev.gleaner.event.activity;

import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.UserInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Finds the person behind a request of Rancher to its cluster. Rancher's API audit log has the person, and the log of
 * kube-apiserver has only the service account that Rancher and Harvester use. A request belongs to a record of Rancher if
 * it is for the same object, both read or both write, the request arrives while Rancher handles the record, and no other
 * person has such a record. The actor of the request gets the person as {@link Actor#onBehalfOf()}.
 *
 * <p>Rancher's records must come before the requests: its log is named first. Memory is bounded: at most
 * {@value #MOST_RECORDS} records are kept, the newest. Not thread-safe.
 */
public final class RancherPeople implements UnaryOperator<Activity> {
    private static final int MOST_RECORDS = 100_000;

    /** Rancher v2.6 records whole seconds, and clocks of nodes differ. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    /** The starts of paths that only Rancher serves; those of kube-apiserver start with other words. */
    private static final List<String> PATHS = List.of("/v1/", "/v3/", "/k8s/clusters/", "/k8s/proxy/");

    /**
     * The service accounts with which Rancher and Harvester make requests for their users (rancher/rancher v2.6,
     * pkg/impersonation; harvester/harvester v1.1, deploy/charts/harvester). The last one has a suffix for each user.
     */
    private static final List<String> ACCOUNTS = List.of(
            "system:serviceaccount:cattle-system:rancher",
            "system:serviceaccount:harvester-system:harvester",
            "system:serviceaccount:cattle-impersonation-system:cattle-impersonation-");

    private static final Set<String> READING = Set.of("get", "list", "watch", "head");

    /** What a record and a request have in common. An action of Rancher has another verb and group than its request. */
    private record Target(String resource, String namespace, String name, boolean isReading) {
        static Target of(Activity activity, ObjectReference object) {
            return new Target(object.resource(), object.namespace(), object.name(), READING.contains(activity.verb()));
        }

        /** The target of a record that does not have the name of a new object. */
        Target withoutName() {
            return new Target(resource, namespace, "", isReading);
        }
    }

    /** The time in which Rancher handles a record, and its person. */
    private record Span(Instant start, Instant end, UserInfo person) {
        boolean contains(Instant time) {
            return !time.isBefore(start) && !time.isAfter(end);
        }
    }

    private final Map<Target, List<Span>> records = new LinkedHashMap<>();
    private int count;

    /** The activity with its person, if one is found; records of Rancher are remembered, and stay as they are. */
    @Override
    public Activity apply(Activity activity) {
        Objects.requireNonNull(activity, "activity");
        if (activity.objectRef().isEmpty() || activity.received().isEmpty()) {
            return activity;
        }
        if (isRecord(activity)) {
            remember(activity);
            return activity;
        }
        return count > 0 && isOfRancher(activity.actor())
                ? person(activity)
                        .map(person -> withActor(activity, activity.actor().onBehalfOf(person)))
                        .orElse(activity)
                : activity;
    }

    /** Whether an activity is a record of Rancher, or a request that may get a person from one. */
    public static boolean concerns(Activity activity) {
        Objects.requireNonNull(activity, "activity");
        return isOfRancher(activity.actor()) || isRecord(activity);
    }

    private static boolean isRecord(Activity activity) {
        return PATHS.stream().anyMatch(activity.requestUri()::startsWith);
    }

    private static Activity withActor(Activity activity, Actor actor) {
        return Activity.of(a -> a.auditId(activity.auditId())
                .actor(actor)
                .verb(activity.verb())
                .requestUri(activity.requestUri())
                .objectRef(activity.objectRef())
                .received(activity.received())
                .took(activity.took())
                .sourceIps(activity.sourceIps())
                .userAgent(activity.userAgent())
                .responseStatus(activity.responseStatus())
                .stages(activity.stages())
                .annotations(activity.annotations()));
    }

    private static boolean isOfRancher(Actor actor) {
        return ACCOUNTS.stream()
                .anyMatch(account -> account.endsWith("-")
                        ? actor.user().username().startsWith(account)
                        : actor.user().username().equals(account));
    }

    private void remember(Activity activity) {
        UserInfo person = activity.actor().person();
        if (person.username().isEmpty()) {
            return;
        }
        Instant received = activity.received().orElseThrow();
        Instant end = received.plus(activity.took().orElse(Duration.ZERO));
        records.computeIfAbsent(Target.of(activity, activity.objectRef().orElseThrow()), target -> new ArrayList<>())
                .add(new Span(received.minus(TOLERANCE), end.plus(TOLERANCE), person));
        count++;
        while (count > MOST_RECORDS) {
            Target oldest = records.keySet().iterator().next();
            count -= Objects.requireNonNull(records.remove(oldest)).size();
        }
    }

    /** The only person whose record the request can belong to. */
    private Optional<UserInfo> person(Activity request) {
        Target target = Target.of(request, request.objectRef().orElseThrow());
        Optional<UserInfo> named = person(request, target);
        return named.isPresent() || target.name().isEmpty() || records.containsKey(target)
                ? named
                : person(request, target.withoutName());
    }

    private Optional<UserInfo> person(Activity request, Target target) {
        Instant time = request.received().orElseThrow();
        Optional<String> impersonated = request.actor().impersonated().map(UserInfo::username);
        List<UserInfo> people = records.getOrDefault(target, List.of()).stream()
                .filter(span -> span.contains(time))
                .map(Span::person)
                .filter(person -> impersonated.isEmpty() || impersonated.get().equals(person.username()))
                .toList();
        return people.stream().map(UserInfo::username).distinct().count() == 1
                ? Optional.of(people.get(0))
                : Optional.empty();
    }
}
