package dev.gleaner.event.activity;

import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.UserInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds the person for whom Rancher makes a request to its cluster. The log of kube-apiserver has only the service
 * account that Rancher and Harvester use; Rancher's API audit log has the person. A request belongs to a record of
 * Rancher if both are for the same object, both read or both write, and the request arrives while Rancher handles the
 * record. A record that lacks the name of a new object matches each request that creates an object. It matches other
 * requests only if no record with the name matches. If the records of several people match, the request belongs to the person
 * whose own account it uses, or else to none. The person becomes the {@link Actor#onBehalfOf()} of the request.
 *
 * <p>As a function, it knows only the records that came before a request, so read Rancher's log first.
 * {@link RancherRequests} lets requests wait for later records. Memory is bounded: only the newest
 * {@value #MOST_RECORDS} records are kept. Not thread-safe.
 */
public final class RancherPeople implements UnaryOperator<Activity> {
    private static final int MOST_RECORDS = 100_000;

    /** The starts of paths that Rancher serves and kube-apiserver does not. */
    private static final List<String> PATHS = List.of("/v1/", "/v3/", "/k8s/clusters/", "/k8s/proxy/");

    private static final String ACCOUNT_OF_USER =
            "system:serviceaccount:cattle-impersonation-system:cattle-impersonation-";

    /**
     * The service accounts with which Rancher and Harvester make requests for their users (rancher/rancher v2.6,
     * pkg/impersonation; harvester/harvester v1.1, deploy/charts/harvester). The last one ends with the ID of the user.
     */
    private static final List<String> ACCOUNTS = List.of(
            "system:serviceaccount:cattle-system:rancher",
            "system:serviceaccount:harvester-system:harvester",
            ACCOUNT_OF_USER);

    private final RancherRecords records = new RancherRecords(MOST_RECORDS);
    private long ambiguous;

    /** The activity with its person, if one is found. A record of Rancher is remembered, and returned unchanged. */
    @Override
    public Activity apply(Activity activity) {
        remember(activity);
        return mayHavePerson(activity) && !records.isEmpty() ? named(activity) : activity;
    }

    /** Remembers an activity if it is a record of Rancher with an object and a person. */
    void remember(Activity activity) {
        Objects.requireNonNull(activity, "activity");
        if (isRecord(activity)
                && activity.objectRef().isPresent()
                && activity.received().isPresent()
                && !activity.actor().person().username().isEmpty()) {
            records.add(activity);
        }
    }

    /** Whether an activity is a request that may get a person from a record. */
    static boolean mayHavePerson(Activity activity) {
        return isOfRancher(activity.actor())
                && activity.objectRef().isPresent()
                && activity.received().isPresent()
                && !isRecord(activity);
    }

    /** A request with its person, if the records so far have one. */
    Activity named(Activity request) {
        return person(request)
                .map(person -> withActor(request, request.actor().onBehalfOf(person)))
                .orElse(request);
    }

    /** The number of requests so far that got no person, because records of several people match. */
    public long ambiguous() {
        return ambiguous;
    }

    /** Whether an activity is a record of Rancher, or a request that may get a person from one. */
    public static boolean concerns(Activity activity) {
        Objects.requireNonNull(activity, "activity");
        return isOfRancher(activity.actor()) || isRecord(activity);
    }

    /**
     * Whether an activity is a record of Rancher. Its verb and time are those of the request to Rancher: the request
     * that Rancher then makes may have another verb, and starts later.
     */
    public static boolean isRecord(Activity activity) {
        return isOfRancher(Objects.requireNonNull(activity, "activity").requestUri());
    }

    /** Whether an audit event is a record of Rancher; see {@link #isRecord(Activity)}. */
    public static boolean isRecord(AuditEvent stage) {
        return isOfRancher(Objects.requireNonNull(stage, "stage").requestUri());
    }

    private static boolean isOfRancher(String requestUri) {
        return PATHS.stream().anyMatch(requestUri::startsWith);
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
                .annotations(activity.annotations())
                .carrier(activity.carrier()));
    }

    private static boolean isOfRancher(Actor actor) {
        String name = actor.user().username();
        return ACCOUNTS.stream()
                .anyMatch(account -> account.equals(ACCOUNT_OF_USER) ? name.startsWith(account) : name.equals(account));
    }

    /** The only person whose record the request can belong to. */
    private Optional<UserInfo> person(Activity request) {
        Optional<String> impersonated = request.actor().impersonated().map(UserInfo::username);
        List<UserInfo> people = records.people(request).stream()
                .filter(person -> impersonated.isEmpty() || impersonated.get().equals(person.username()))
                .toList();
        List<UserInfo> candidates = ofAccount(request, people);
        long names = candidates.stream().map(UserInfo::username).distinct().count();
        ambiguous += names > 1 ? 1 : 0;
        return names == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** The people whose own account makes a request; all of them if it is the account of none. */
    private static List<UserInfo> ofAccount(Activity request, List<UserInfo> people) {
        String account = request.actor().user().username();
        List<UserInfo> owners = people.stream()
                .filter(person -> account.equals(ACCOUNT_OF_USER + person.username()))
                .toList();
        return owners.isEmpty() ? people : owners;
    }
}
