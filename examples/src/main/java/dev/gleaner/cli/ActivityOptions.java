package dev.gleaner.cli;

import dev.gleaner.document.Violation;
import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.ActivityCondition;
import dev.gleaner.event.activity.ActivityFilter;
import dev.gleaner.event.activity.Outcome;
import dev.gleaner.event.activity.RancherPeople;
import dev.gleaner.event.activity.RancherRequests;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.audit.ObjectReference;
import dev.gleaner.event.line.LineEvent;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The options that select requests. */
final class ActivityOptions {
    private static final Words<Outcome> OUTCOMES = new Words<>(List.of(Outcome.values()), Outcome::inWords);

    private final Option<String> verbs;
    private final Option<Outcome> outcomes;
    private final Option<Wanted<Activity>> codes;
    private final Filters<Activity> own = new Filters<>();
    private final Filters<Activity> objects;
    private final Filters<Activity> responses = new Filters<>();
    private final TimeOptions times;
    private long unknown;
    private long ambiguous;
    private long late;
    private boolean isAlone;

    private ActivityOptions(Syntax syntax, Filters<Activity> objects, TimeOptions times) {
        this.objects = objects;
        this.times = times;
        Option<String> users = syntax.text(
                        "--user",
                        "USER",
                        "Only requests of this user; repeatable. USER is a user name, an impersonated user, or a user"
                                + " or principal of Rancher.")
                .repeatable();
        verbs = syntax.text("--verb", "VERB,...", "Only requests with one of these verbs, such as create,delete.")
                .listed();
        Option<Wanted<Activity>> resources = syntax.option(
                        "--resource",
                        "RESOURCE[.GROUP],...",
                        ActivityOptions::toResource,
                        "Only requests for one of these resources, such as virtualmachines.kubevirt.io or pods/exec."
                                + " Without GROUP, matches all groups. A dot at the end means the core group.")
                .listed();
        Option<AddressRange> addresses = syntax.option(
                        "--address",
                        "ADDRESS[/BITS],...",
                        AddressRange::of,
                        "Only requests from one of these addresses or networks, such as 10.0.0.0/8, as the server saw"
                                + " them.")
                .listed();
        outcomes = syntax.option(
                        "--outcome",
                        "OUTCOME,...",
                        OUTCOMES,
                        "Only requests with one of these outcomes: " + OUTCOMES.inWords() + ".")
                .listed();
        codes = syntax.option(
                        "--code",
                        "CODE,...",
                        ActivityOptions::toCode,
                        "Only requests whose response has one of these status codes, such as 403, or 5xx for 500 to"
                                + " 599.")
                .listed();
        own.add(verbs, ActivityOptions::toVerb, Activity::verb);
        own.add(users, user -> Wanted.whole(user, ActivityFilter::by), activity -> activity.actor()
                .person()
                .username());
        own.add(resources, wanted -> wanted, ofObject(ObjectReference::resource));
        own.add(
                addresses,
                range -> Wanted.value(
                        range.text(),
                        activity -> activity.peer().filter(range::contains).isPresent()),
                activity -> activity.peer().orElse(""));
        responses.add(
                outcomes,
                outcome -> Wanted.value(outcome.inWords(), activity -> activity.outcome() == outcome),
                activity -> activity.outcome().inWords());
        responses.add(codes, wanted -> wanted, activity -> activity.code() == 0 ? "" : String.valueOf(activity.code()));
    }

    /** The options of a command that reads only requests. */
    static ActivityOptions alone(Syntax syntax) {
        ActivityOptions options = new ActivityOptions(
                syntax,
                new ObjectOptions(syntax, "requests for").ofRequests(),
                new TimeOptions(syntax, "Only requests received"));
        options.isAlone = true;
        return options;
    }

    /** The options of a command that reads Kubernetes events, too, and shares the options for objects and times. */
    static ActivityOptions beside(Syntax syntax, ObjectOptions objects, TimeOptions times) {
        return new ActivityOptions(syntax, objects.ofRequests(), times);
    }

    /** The options of a command that selects the object in its own way. */
    static ActivityOptions ofTimeline(Syntax syntax, TimeOptions times) {
        return new ActivityOptions(syntax, new Filters<>(), times);
    }

    /** The value of a field of the object; empty if there is no object. */
    static Function<Activity, String> ofObject(Function<ObjectReference, String> field) {
        return activity -> activity.objectRef().map(field).orElse("");
    }

    /** Whether one of the options is given that select only requests. */
    boolean areGiven() {
        return own.areGiven() || responses.areGiven();
    }

    /** Reports why no request was selected, on standard error: reads the logs again, unless one is standard input. */
    void explainNothing(Logs logs, Environment environment) {
        explainNothing("", request -> true, logs, environment);
    }

    /**
     * Reports why no request about an object was selected.
     *
     * @param about the object, in quotes; empty if all requests can be selected
     * @param isAbout whether a request is about the object
     */
    void explainNothing(String about, Predicate<Activity> isAbout, Logs logs, Environment environment) {
        if (!areGiven() && !objects.areGiven() && !times.areGiven() || !logs.canBeReadAgain()) {
            return;
        }
        EmptyResult<Activity> nothing = new EmptyResult<>("request", about, ", received", Activity::received);
        own.explain(nothing);
        objects.explain(nothing);
        responses.explain(nothing);
        logs.readAgain(LogKind.AUDIT, events -> RancherRequests.of(Activities.of(events))
                .filter(isAbout)
                .forEach(nothing::add));
        nothing.report(times, environment);
    }

    /** The audit events whose requests may be selected. */
    LogKind<AuditEvent> kind(Clock clock) {
        return LogKind.AUDIT.where(mayHold(clock));
    }

    /** Whether the request of an audit event may be selected. */
    Predicate<AuditEvent> mayHold(Clock clock) {
        return new Early(identity(clock), activity -> true)::mayHold;
    }

    /**
     * The condition on a request whose person may not be known yet.
     *
     * @param identity the condition on what all stages of a request have in common
     * @param wanted the condition on a request whose person is known
     */
    private record Early(ActivityCondition identity, Predicate<Activity> wanted) implements ActivityCondition {
        @Override
        public boolean test(Activity activity) {
            return identity.test(activity) && (wanted.test(activity) || RancherPeople.concerns(activity))
                    || RancherPeople.isRecord(activity);
        }

        /**
         * Whether a stage may be one of a wanted request, or a record of Rancher that shows its person. A line of
         * kube-apiserver is no such record.
         */
        @Override
        public boolean mayHold(AuditEvent stage) {
            return identity.mayHold(stage) || !(stage instanceof LineEvent) && RancherPeople.isRecord(stage);
        }
    }

    /**
     * The selected requests in a stream of events, lazily. What concerns Rancher is selected when its person is known.
     */
    Stream<Activity> select(Stream<AuditEvent> events, Clock clock) {
        ActivityCondition identity = identity(clock);
        Predicate<Activity> wanted = own.condition().and(objects.condition());
        return RancherRequests.of(Activities.of(events, new Early(identity, wanted)), this::count)
                .filter(identity.and(wanted).and(hasResponse()))
                .peek(this::note);
    }

    /**
     * Passes the selected requests of events to a consumer. If the policy does not record responses, the last stage of
     * a request never comes; {@link RequestFeed#close} ends the wait for it.
     *
     * @param alsoWanted a further condition
     */
    RequestFeed into(Predicate<Activity> alsoWanted, Consumer<Activity> sink, Clock clock) {
        ActivityCondition identity = identity(clock);
        Predicate<Activity> wanted = alsoWanted.and(own.condition()).and(objects.condition());
        Predicate<Activity> selected = identity.and(wanted).and(hasResponse());
        RancherRequests people = RancherRequests.into(activity -> {
            if (selected.test(activity)) {
                note(activity);
                sink.accept(activity);
            }
        });
        return new RequestFeed(Activities.into(new Early(identity, wanted), people), people, this::count);
    }

    private void count(RancherRequests people) {
        ambiguous += people.ambiguous();
        late += people.late();
    }

    /** The conditions on what all stages of a request have in common. */
    private ActivityCondition identity(Clock clock) {
        ActivityCondition identity = activity -> true;
        if (verbs.isGiven()) {
            identity = identity.and(isOneOf(verbs.values()));
        }
        identity = and(identity, times.since(clock).map(ActivityFilter::since));
        return and(identity, times.until(clock).map(ActivityFilter::until));
    }

    private static ActivityCondition and(ActivityCondition one, Optional<ActivityCondition> other) {
        return other.map(one::and).orElse(one);
    }

    /**
     * Whether the response is a wanted one. Counts requests whose response is not known: Harvester's policy records no
     * response at all.
     */
    private Predicate<Activity> hasResponse() {
        Predicate<Activity> wanted = responses.condition();
        return activity -> {
            boolean isWanted = wanted.test(activity);
            unknown += !isWanted && isUnknown(activity) ? 1 : 0;
            return isWanted;
        };
    }

    private boolean isUnknown(Activity activity) {
        return outcomes.isGiven() ? activity.outcome() == Outcome.UNKNOWN : activity.code() == 0;
    }

    private void note(Activity selected) {
        own.note(selected);
        objects.note(selected);
        responses.note(selected);
    }

    /**
     * Reports the number of requests whose response is not known, if a response was wanted, and the values of options
     * that select nothing, although others do.
     */
    void reportMissed(Environment environment) {
        own.reportUnmet("request", environment);
        responses.reportUnmet("request", environment);
        if (isAlone) {
            objects.reportUnmet("request", environment);
        }
        if (unknown > 0) {
            environment
                    .err()
                    .println(Counts.of(unknown, "other request") + (unknown == 1 ? " has" : " have") + " an unknown "
                            + (outcomes.isGiven() ? "outcome" : "code")
                            + ": no recorded stage contains it");
        }
        if (ambiguous > 0) {
            environment
                    .err()
                    .println(Counts.of(ambiguous, "request") + " of Rancher can belong to records of several people;"
                            + " none of these is named");
        }
        if (late > 0) {
            environment
                    .err()
                    .println(
                            Counts.of(late, "record") + " of Rancher came long after their requests, which may lack the"
                                    + " person; name Rancher's log first");
        }
    }

    /**
     * A verb. For a usual word, the verbs that it means are suggested; for a subresource, which is a part of a resource,
     * the option that selects it.
     */
    private static Wanted<Activity> toVerb(String verb) {
        Optional<String> verbs = UsualWords.verbs(verb);
        if (verbs.isPresent()) {
            return Wanted.<Activity>value(verb, isOneOf(List.of(verb))).orRather(() -> verbs);
        }
        return Wanted.<Activity>name(verb, isOneOf(List.of(verb)))
                .orRather(() -> UsualWords.subresource(verb).map(resource -> "'--resource " + resource + "'"));
    }

    /**
     * Like {@link ActivityFilter#verb}, but also for verbs that no request has; the result is then explained by what the
     * log has.
     */
    private static ActivityCondition isOneOf(List<String> verbs) {
        return ActivityCondition.ofIdentity(
                stage -> verbs.contains(stage.verb()), activity -> verbs.contains(activity.verb()));
    }

    /** Parses {@code RESOURCE[.GROUP][/SUBRESOURCE]}. */
    private static Wanted<Activity> toResource(String text) {
        int slash = text.indexOf('/');
        String part = slash < 0 ? "" : text.substring(slash);
        String kind = slash < 0 ? text : text.substring(0, slash);
        int dot = kind.indexOf('.');
        if (dot < 0) {
            return Wanted.<Activity>name(text, isTo(kind, part))
                    .orRather(() -> UsualWords.resource(kind).map(resource -> Violation.quoted(resource + part)));
        }
        String resource = kind.substring(0, dot);
        String group = kind.substring(dot);
        Predicate<Activity> isOfGroup =
                activity -> activity.objectRef().orElseThrow().apiGroup().equals(group.substring(1));
        return Wanted.<Activity>named(text, resource, isTo(resource, part).and(isOfGroup))
                .orRather(() -> UsualWords.resource(resource).map(meant -> Violation.quoted(meant + group + part)));
    }

    /** Like {@link ActivityFilter#to}, but also for resources that no API has, as {@link #isOneOf} for verbs. */
    private static Predicate<Activity> isTo(String resource, String part) {
        return activity -> activity.objectRef()
                .filter(object -> object.resource().equals(resource)
                        && (part.isEmpty() || object.subresource().equals(part.substring(1))))
                .isPresent();
    }

    /** Parses a status code, or a class of them such as {@code 5xx}. */
    private static Wanted<Activity> toCode(String text) {
        String code = text.toLowerCase(Locale.ROOT);
        if (!code.matches("[1-5]([0-9]{2}|xx)")) {
            throw new IllegalArgumentException(
                    "expected a status code such as 403, or 5xx for 500 to 599, but was '" + text + "'");
        }
        if (code.endsWith("xx")) {
            int hundreds = code.charAt(0) - '0';
            return Wanted.value(code, activity -> activity.code() / 100 == hundreds);
        }
        int wanted = Integer.parseInt(code);
        return Wanted.value(code, activity -> activity.code() == wanted);
    }
}
