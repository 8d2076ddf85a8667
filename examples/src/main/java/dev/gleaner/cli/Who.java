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

/** Tells who did what. */
final class Who implements Command {
    private final Syntax syntax = new Syntax(
            "who",
            "Prints who did what, from audit logs. A line stands for a request that is over. What cannot be read is"
                    + " reported on standard error, and is a failure only when nothing can be read.");

    private final Option<String> user = syntax.text(
            "--user", "USER", "Requests of this user: the name, the impersonated user or the Rancher user.");

    private final Option<String> verbs = syntax.text(
                    "--verb", "VERB,...", "Requests with one of these verbs, such as create,delete.")
            .listed();

    private final Option<Predicate<Activity>> resource = syntax.option(
            "--resource",
            "RESOURCE[.GROUP]",
            Who::toResource,
            "Requests to objects of a kind, such as virtualmachines.kubevirt.io or pods/exec. Without a group, objects"
                    + " of any; a dot at the end stands for the core group.");

    private final Option<String> namespace =
            syntax.text("--namespace", "NAMESPACE", "Requests in this namespace; '' is outside of any.");

    private final Option<String> name = syntax.text("--name", "NAME", "Requests to objects of this name.");

    private final Option<Moment> since = syntax.option(
            "--since",
            "TIME",
            Moment::of,
            "Requests received at this time or later: 2022-08-22T09:36:56Z, or how long ago, such as 2h.");

    private final Option<Moment> until =
            syntax.option("--until", "TIME", Moment::of, "Requests received before this time.");

    private final Option<Outcome> outcome = syntax.option(
            "--outcome",
            "OUTCOME",
            new Words<>(List.of(Outcome.values()), Outcome::inWords),
            "Requests that were allowed or denied, that failed, or whose outcome is unknown.");

    private final Option<ActivityFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Words.of(ActivityFormat.class),
            "text, which is the default, json, an object on a line, or csv.");

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Surroundings here) {
        AtomicLong untold = new AtomicLong();
        Predicate<Activity> wanted = wanted(here.clock()).and(activity -> hasEnded(activity, untold));
        int code = logs.read(here, LogKind.AUDIT, (events, lines) -> {
            ActivityFormat shown = format.or(ActivityFormat.text);
            shown.printHead(lines);
            Activities.of(ofVerbs(events))
                    .takeWhile(activity -> lines.areWanted())
                    .filter(wanted)
                    .forEach(activity -> lines.print(shown.line(activity)));
        });
        if (untold.get() > 0) {
            here.err().println(untold + " more of which no recorded stage tells the outcome");
        }
        return code;
    }

    /** All stages of a request have its verb, so that most can be passed over before they are put together. */
    private Stream<AuditEvent> ofVerbs(Stream<AuditEvent> events) {
        List<String> wanted = verbs.values();
        return wanted.isEmpty() ? events : events.filter(event -> wanted.contains(event.verb()));
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

    /** Whether the outcome is as wanted. Those that might be are counted: shipped policies record no outcome at all. */
    private boolean hasEnded(Activity activity, AtomicLong untold) {
        if (!outcome.isGiven() || activity.outcome() == outcome.get()) {
            return true;
        }
        if (activity.outcome() == Outcome.UNKNOWN) {
            untold.incrementAndGet();
        }
        return false;
    }

    /** A kind of object as {@code RESOURCE[.GROUP][/PART]}. */
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
