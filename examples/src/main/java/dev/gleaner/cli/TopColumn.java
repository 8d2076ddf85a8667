package dev.gleaner.cli;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.audit.ObjectReference;
import java.util.function.Function;

/** What {@code top} counts by. The names are those of options, and of what people call the fields. */
enum TopColumn {
    /** The person, or the service account. */
    user(activity -> activity.actor().person().username()),
    /** The verb. */
    verb(Activity::verb),
    /** The resource with its subresource and group, as {@code --resource} takes it. */
    resource(activity -> activity.objectRef().map(TopColumn::resource).orElse("")),
    /** The namespace of the object. */
    namespace(ActivityOptions.ofObject(ObjectReference::namespace)),
    /** The name of the object. */
    name(ActivityOptions.ofObject(ObjectReference::name)),
    /** The status code of the response. */
    code(activity -> activity.code() == 0 ? "" : String.valueOf(activity.code())),
    /** Whether the request was allowed. */
    outcome(activity -> activity.outcome().inWords()),
    /** The program that the client says it is. */
    agent(Activity::userAgent),
    /** The address that the server saw. */
    address(activity -> activity.peer().orElse("")),
    /** Why the request was authorised or denied. */
    reason(activity -> activity.annotations().getOrDefault("authorization.k8s.io/reason", ""));

    /** The checker does not know that the functions above hold no state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Activity, String> of;

    TopColumn(Function<Activity, String> of) {
        this.of = of;
    }

    /** The value for an activity; empty if it has none. */
    String of(Activity activity) {
        return of.apply(activity);
    }

    private static String resource(ObjectReference object) {
        return object.resource()
                + (object.apiGroup().isEmpty() ? "" : "." + object.apiGroup())
                + (object.subresource().isEmpty() ? "" : "/" + object.subresource());
    }
}
