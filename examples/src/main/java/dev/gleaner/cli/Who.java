package dev.gleaner.cli;

import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.ActivityFilter;
import dev.gleaner.event.activity.Outcome;
import dev.gleaner.event.audit.AuditEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Prints who did what. */
final class Who implements Command {
    private static final Words<Outcome> OUTCOMES = new Words<>(List.of(Outcome.values()), Outcome::inWords);

    private final Syntax syntax = new Syntax(
            "who",
            "Prints who did what, from audit logs. Reads those of Kubernetes and of Rancher's API. Prints one line for each request: the time at which it was received,"
                    + " outcome, status code, duration, address of the client, user, and verb with object. Reports"
                    + " unreadable records on standard error; the exit code is 2 only if nothing can be read.");

    private final Option<String> user = syntax.text(
            "--user",
            "USER",
            "Only requests of this user: the user name, the impersonated user, or the Rancher user or principal.");

    private final Option<String> verbs = syntax.text(
                    "--verb", "VERB,...", "Only requests with one of these verbs, such as create,delete.")
            .listed();

    private final Option<Predicate<Activity>> resource = syntax.option(
            "--resource",
            "RESOURCE[.GROUP]",
            Who::toResource,
            "Only requests for this resource, such as virtualmachines.kubevirt.io or pods/exec. Without GROUP, matches"
                    + " any group; a dot at the end means the core group.");

    private final Option<String> namespace = syntax.text(
            "--namespace", "NAMESPACE", "Only requests in this namespace; '' means requests without a namespace.");

    private final Option<String> name = syntax.text("--name", "NAME", "Only requests for objects with this name.");

    private final Option<Moment> since = syntax.option(
            "--since",
            "TIME",
            Moment::of,
            "Only requests received at or after this time, such as 2022-08-22T09:36:56Z, or 2h for two hours ago.");

    private final Option<Moment> until =
            syntax.option("--until", "TIME", Moment::of, "Only requests received before this time, in the same form.");

    private final Option<Outcome> outcome = syntax.option(
            "--outcome", "OUTCOME", OUTCOMES, "Only requests with this outcome: " + OUTCOMES.inWords() + ".");

    private final Option<ActivityFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Words.of(ActivityFormat.class),
            "text (the default), json (one object per line) or csv. Fields of json and csv: "
                    + ActivityFormat.fieldNames() + ".");

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        AtomicLong unknown = new AtomicLong();
        Predicate<Activity> wanted = wanted(environment.clock()).and(activity -> hasOutcome(activity, unknown));
        int code = logs.read(environment, LogKind.AUDIT, (events, lines) -> {
            ActivityFormat shown = format.or(ActivityFormat.text);
            shown.printHeading(lines);
            Activities.of(ofVerbs(events))
                    .takeWhile(activity -> lines.canPrint())
                    .filter(activity -> hasVerb(activity.verb()))
                    .filter(wanted)
                    .forEach(activity -> lines.print(shown.line(activity)));
        });
        if (unknown.get() > 0) {
            environment
                    .err()
                    .println(unknown + " more requests have an unknown outcome: no recorded stage contains it");
        }
        return code;
    }

    /**
     * Filters early: all stages of a request have the same verb, so unwanted ones need not be combined. A response of an
     * old Rancher is recorded without the verb.
     */
    private Stream<AuditEvent> ofVerbs(Stream<AuditEvent> events) {
        return verbs.isGiven() ? events.filter(event -> event.verb().isEmpty() || hasVerb(event.verb())) : events;
    }

    private boolean hasVerb(String verb) {
        return !verbs.isGiven() || verbs.values().contains(verb);
    }

    private Predicate<Activity> wanted(Clock clock) {
        List<Predicate<Activity>> filters = new ArrayList<>();
        user.value().map(ActivityFilter::by).ifPresent(filters::add);
        resource.value().ifPresent(filters::add);
        namespace.value().map(ActivityFilter::in).ifPresent(filters::add);
        name.value().map(ActivityFilter::named).ifPresent(filters::add);
        since.value().map(time -> ActivityFilter.since(time.at(clock))).ifPresent(filters::add);
        until.value().map(time -> ActivityFilter.until(time.at(clock))).ifPresent(filters::add);
        return filters.stream().reduce(activity -> true, Predicate::and);
    }

    /** Whether the outcome is the wanted one. Counts unknown outcomes: Harvester's policy records no outcome at all. */
    private boolean hasOutcome(Activity activity, AtomicLong unknown) {
        if (!outcome.isGiven() || activity.outcome() == outcome.get()) {
            return true;
        }
        if (activity.outcome() == Outcome.UNKNOWN) {
            unknown.incrementAndGet();
        }
        return false;
    }

    /** Parses {@code RESOURCE[.GROUP][/SUBRESOURCE]}. */
    private static Predicate<Activity> toResource(String text) {
        int slash = text.indexOf('/');
        String part = slash < 0 ? "" : text.substring(slash);
        String kind = slash < 0 ? text : text.substring(0, slash);
        int dot = kind.indexOf('.');
        return dot < 0
                ? ActivityFilter.to(kind + part)
                : ActivityFilter.to(kind.substring(dot + 1), kind.substring(0, dot) + part);
    }
}
