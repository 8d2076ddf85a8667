package dev.gleaner.event.activity;

import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.audit.UserInfo;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The columns of a table of activities. Their names are those of the fields of audit events, where there is such a
 * field. A value that is not recorded is absent.
 */
public final class ActivityColumns {
    private static final List<Column<Activity>> ALL = List.of(
            Column.time("time", Activity::received, "The time at which the request arrived."),
            Column.text(
                    "outcome",
                    activity -> activity.outcome().inWords(),
                    "Whether the request was allowed, denied or failed; unknown if no recorded stage shows it."),
            Column.integer("code", Activity::code, "The HTTP status code of the response."),
            new Column<>(
                    "seconds",
                    Column.Type.DECIMAL,
                    "The time until the response was complete, in seconds.",
                    activity -> activity.took().map(ActivityColumns::inSeconds)),
            Column.text(
                    "peer",
                    activity -> activity.peer().orElse(""),
                    "The address that the server saw, the last of sourceIPs; proxies claim the others."),
            Column.text(
                    "person",
                    activity -> activity.actor().person().username(),
                    "The user name of the person: the impersonated user if a service account impersonates, otherwise"
                            + " the authenticated user."),
            Column.text(
                    "login",
                    activity -> activity.actor().login().orElse(""),
                    "The login name of the person, as Rancher, EKS and AKS record it."),
            Column.text("user", activity -> activity.actor().user().username(), "The authenticated user."),
            Column.text(
                    "impersonatedUser",
                    activity -> activity.actor()
                            .impersonated()
                            .map(UserInfo::username)
                            .orElse(""),
                    "The impersonated user."),
            Column.text("verb", Activity::verb, "The verb, such as create; for other URLs, the HTTP method."),
            ofObject("apiGroup", ObjectReference::apiGroup, "The API group; none for the core group."),
            ofObject("resource", ObjectReference::resource, "The resource, such as pods."),
            ofObject("subresource", ObjectReference::subresource, "The subresource, such as exec."),
            ofObject("namespace", ObjectReference::namespace, "The namespace of the object."),
            ofObject("name", ObjectReference::name, "The name of the object."),
            Column.text("requestURI", Activity::requestUri, "The path and the query of the request."),
            Column.text("userAgent", Activity::userAgent, "The program that the client says it is."),
            Column.text("auditID", Activity::auditId, "The ID of the request; a client may choose it."),
            Column.texts("groups", activity -> activity.actor().person().groups(), "The groups of the person."),
            Column.text(
                    "principal",
                    activity -> activity.actor().principal().orElse(""),
                    "The identity of the person at the provider of logins, as Rancher and EKS record it."),
            Column.texts("sourceIPs", Activity::sourceIps, "The addresses that the request came from."),
            Column.texts("command", Activity::command, "The command of kubectl exec, with its arguments."),
            Column.text(
                    "reason",
                    activity -> activity.annotations().getOrDefault("authorization.k8s.io/reason", ""),
                    "Why the request was authorised or denied, such as the name of the role binding."),
            Column.text(
                    "carrier",
                    Activity::carrier,
                    "What carried the record, from the outside in, with the pod as far as it is told; none for a line"
                            + " of the log itself."));

    private ActivityColumns() {}

    /** The columns, in order. */
    public static List<Column<Activity>> all() {
        return ALL;
    }

    private static Column<Activity> ofObject(String name, Function<ObjectReference, String> of, String description) {
        return Column.text(name, activity -> activity.objectRef().map(of).orElse(""), description);
    }

    private static BigDecimal inSeconds(Duration took) {
        return BigDecimal.valueOf(took.getSeconds())
                .add(BigDecimal.valueOf(took.getNano(), 9))
                .stripTrailingZeros();
    }
}
