package dev.gleaner.cli;

import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.ActivityCondition;
import dev.gleaner.event.activity.ActivityFilter;
import dev.gleaner.event.activity.Outcome;
import dev.gleaner.event.activity.RancherPeople;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The options that select activities. */
final class ActivityOptions {
    private static final Words<Outcome> OUTCOMES = new Words<>(List.of(Outcome.values()), Outcome::inWords);

    private final Option<String> user;
    private final Option<String> verbs;
    private final Option<Wanted> resource;
    private final Option<String> namespace;
    private final Option<String> name;
    private final Option<Moment> since;
    private final Option<Moment> until;
    private final Option<Outcome> outcome;
    private long unknownOutcomes;

    ActivityOptions(Syntax syntax) {
        user = syntax.text(
                "--user",
                "USER",
                "Only requests of this user: the user name, the impersonated user, or the Rancher user or principal.");
        verbs = syntax.text("--verb", "VERB,...", "Only requests with one of these verbs, such as create,delete.")
                .listed();
        resource = syntax.option(
                "--resource",
                "RESOURCE[.GROUP]",
                text -> new Wanted(text, toResource(text)),
                "Only requests for this resource, such as virtualmachines.kubevirt.io or pods/exec. Without GROUP, matches"
                        + " any group; a dot at the end means the core group.");
        namespace = syntax.text(
                "--namespace", "NAMESPACE", "Only requests in this namespace; '' means requests without a namespace.");
        name = syntax.text("--name", "NAME", "Only requests for objects with this name.");
        since = syntax.option(
                "--since",
                "TIME",
                Moment::of,
                "Only requests received at or after this time, such as 2022-08-22T09:36:56Z, 2022-08-22"
                        + " (in UTC), or 2h for two hours ago.");
        until = syntax.option(
                "--until", "TIME", Moment::of, "Only requests received before this time, in the same form.");
        outcome = syntax.option(
                "--outcome", "OUTCOME", OUTCOMES, "Only requests with this outcome: " + OUTCOMES.inWords() + ".");
    }

    /** A value of an option, and its condition. */
    private record Wanted(String text, Predicate<Activity> condition) {}

    /**
     * Reports why no activity was selected, on standard error: reads the logs again, unless one is standard input.
     */
    void explainNothing(Logs logs, Environment environment) {
        if (!areGiven() || !logs.canBeReadAgain()) {
            return;
        }
        EmptyResult nothing = new EmptyResult();
        Clock clock = environment.clock();
        verbs.values().forEach(verb -> nothing.add("verb", verb, ActivityFilter.verb(verb), Activity::verb));
        user.value()
                .ifPresent(text -> nothing.add("user", text, ActivityFilter.by(text), a -> a.actor()
                        .person()
                        .username()));
        resource.value()
                .ifPresent(wanted -> nothing.add(
                        "resource", wanted.text(), wanted.condition(), EmptyResult.of(ObjectReference::resource)));
        namespace
                .value()
                .ifPresent(text -> nothing.add(
                        "namespace", text, ActivityFilter.in(text), EmptyResult.of(ObjectReference::namespace)));
        name.value()
                .ifPresent(text ->
                        nothing.add("name", text, ActivityFilter.named(text), EmptyResult.of(ObjectReference::name)));
        outcome.value()
                .ifPresent(wanted -> nothing.add(
                        "outcome",
                        wanted.inWords(),
                        activity -> activity.outcome() == wanted,
                        activity -> activity.outcome().inWords()));
        since.value().ifPresent(time -> nothing.since(time.at(clock)));
        until.value().ifPresent(time -> nothing.until(time.at(clock)));
        logs.readAgain(
                LogKind.AUDIT,
                events -> Activities.of(events).map(new RancherPeople()).forEach(nothing::add));
        nothing.report(environment.err());
    }

    /** Whether one of the options is present. */
    boolean areGiven() {
        return Stream.of(user, verbs, resource, namespace, name, since, until, outcome)
                .anyMatch(Option::isGiven);
    }

    /** The audit events whose requests may be selected. */
    LogKind<AuditEvent> kind(Clock clock) {
        return LogKind.AUDIT.where(identity(clock)::mayHold);
    }

    /**
     * The selected activities in a stream of events, lazily. What concerns Rancher is selected when its person is known.
     */
    Stream<Activity> select(Stream<AuditEvent> events, Clock clock) {
        Predicate<Activity> wanted = wanted();
        return Activities.of(
                        events,
                        identity(clock).and(activity -> wanted.test(activity) || RancherPeople.concerns(activity)))
                .map(new RancherPeople())
                .filter(wanted.and(this::hasOutcome));
    }

    /**
     * Passes the selected activities of a log that grows to a consumer. Under a policy that does not record responses,
     * a request waits in vain for its last stage; {@link Activities#close} ends the wait.
     */
    Activities into(Consumer<Activity> sink, RancherPeople people, Clock clock) {
        Predicate<Activity> wanted = wanted();
        Predicate<Activity> selected = wanted.and(this::hasOutcome);
        return Activities.into(
                identity(clock).and(activity -> wanted.test(activity) || RancherPeople.concerns(activity)),
                activity -> {
                    Activity named = people.apply(activity);
                    if (selected.test(named)) {
                        sink.accept(named);
                    }
                });
    }

    /** Reports the number of activities whose outcome is not known, if an outcome was wanted. */
    void reportUnknownOutcomes(PrintWriter err) {
        if (unknownOutcomes > 0) {
            err.println(unknownOutcomes + " more requests have an unknown outcome: no recorded stage contains it");
        }
    }

    /** The conditions on what all stages of a request have in common. */
    private ActivityCondition identity(Clock clock) {
        ActivityCondition identity = activity -> true;
        if (verbs.isGiven()) {
            identity = identity.and(ActivityFilter.verb(verbs.values().toArray(String[]::new)));
        }
        if (since.isGiven()) {
            identity = identity.and(ActivityFilter.since(since.get().at(clock)));
        }
        if (until.isGiven()) {
            identity = identity.and(ActivityFilter.until(until.get().at(clock)));
        }
        return identity;
    }

    private Predicate<Activity> wanted() {
        List<Predicate<Activity>> filters = new ArrayList<>();
        user.value().map(ActivityFilter::by).ifPresent(filters::add);
        resource.value().map(Wanted::condition).ifPresent(filters::add);
        namespace.value().map(ActivityFilter::in).ifPresent(filters::add);
        name.value().map(ActivityFilter::named).ifPresent(filters::add);
        return filters.stream().reduce(activity -> true, Predicate::and);
    }

    /** Whether the outcome is the wanted one. Counts unknown outcomes: Harvester's policy records no outcome at all. */
    private boolean hasOutcome(Activity activity) {
        if (!outcome.isGiven() || activity.outcome() == outcome.get()) {
            return true;
        }
        if (activity.outcome() == Outcome.UNKNOWN) {
            unknownOutcomes++;
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
