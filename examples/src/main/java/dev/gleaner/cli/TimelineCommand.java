package dev.gleaner.cli;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.Subject;
import dev.gleaner.event.activity.TimelineEntry;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.read.LogEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Prints what happened to an object, in order of time. */
final class TimelineCommand implements Command {
    private final Syntax syntax = new Syntax(
            "timeline",
            "Prints what happened to an object, in order of time. Combines audit events, which show who did what to"
                    + " the object, and Kubernetes events, which the cluster reported about it. A Kubernetes event"
                    + " without a fraction of a second comes at the end of its second. With options that"
                    + " select only requests, prints no events. With options that select only events, prints no"
                    + " requests.");

    private final Option<String> namespace = syntax.text(
            "--namespace", "NAMESPACE", "The namespace of the object; omit it for an object without a namespace.");

    private final Option<ObjectName> name = syntax.option(
                    "--name",
                    "[NAMESPACE/]NAME",
                    ObjectName::of,
                    "The name of the object, with its namespace unless --namespace names it. Matches objects of all"
                            + " kinds.")
            .required();

    private final TimeOptions times = new TimeOptions(syntax, "Only what happened");

    private final ActivityOptions requests = ActivityOptions.ofTimeline(syntax, times);

    private final EventOptions events = EventOptions.ofTimeline(syntax, times);

    private final PrintOptions<TimelineEntry> printing = new PrintOptions<>(
            syntax,
            TimelineStyle.STYLE,
            "Colours lines of text: denied requests are red, failed requests and warnings yellow.",
            "Also prints what is",
            " Sorts by time what is added between two reads.");

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        if (namespace.isGiven() && !name.get().namespace().isEmpty()) {
            throw new UsageException("--name has a namespace; leave out --namespace");
        }
        LogKind<LogEntry> kind = LogKind.ANYTHING.where(wanted(environment));
        if (printing.isFollowing()) {
            return logs.follow(environment, kind, lines -> feed(environment, lines));
        }
        int code = logs.print(
                environment,
                kind,
                (entries, lines) -> {
                    TimelineFeed feed = feed(environment, lines);
                    entries.forEach(feed);
                    feed.close();
                },
                () -> explainNothing(environment));
        requests.reportMissed(environment);
        return code;
    }

    /** Reports where the object is, or which options select nothing of what is about it. */
    private void explainNothing(Environment environment) {
        ObjectSearch search = new ObjectSearch(namespace(), name.get().name());
        logs.readAgain(LogKind.ANYTHING, search::addAll);
        search.report(environment.err());
        if (!search.hasFound()) {
            return;
        }
        if (wantsRequests()) {
            requests.explainNothing(search.subject(), isOfRequest(), logs, environment);
        }
        if (wantsEvents()) {
            events.explainNothing(search.subject(), isOfEvent(), logs, environment);
        }
    }

    private Predicate<Activity> isOfRequest() {
        Subject.NamedObject object = object();
        return activity -> activity.objectRef().filter(object::is).isPresent();
    }

    private Predicate<EventNotice> isOfEvent() {
        Subject.NamedObject object = object();
        return notice -> object.is(notice.event().involvedObject());
    }

    private Subject.NamedObject object() {
        return Subject.object(namespace(), name.get().name());
    }

    private String namespace() {
        return namespace.or(name.get().namespace());
    }

    private Predicate<LogEntry> wanted(Environment environment) {
        boolean wantsRequests = wantsRequests();
        boolean wantsEvents = wantsEvents();
        Predicate<AuditEvent> mayHold = requests.mayHold(environment.clock());
        return entry ->
                entry instanceof LogEntry.Audit audit ? wantsRequests && mayHold.test(audit.event()) : wantsEvents;
    }

    /** Options for one kind of records leave out the other kind. */
    private boolean wantsRequests() {
        return requests.areGiven() || !events.areGiven();
    }

    private boolean wantsEvents() {
        return events.areGiven() || !requests.areGiven();
    }

    private TimelineFeed feed(Environment environment, Lines lines) {
        RecordPrinter<TimelineEntry> printer = printing.to(lines, environment);
        Optional<Instant> since = times.since(environment.clock());
        Optional<Instant> until = times.until(environment.clock());
        return new TimelineFeed(
                object(),
                sink -> requests.into(isOfRequest(), sink, environment.clock()),
                events.conditionOnFields().and(isOfEvent()),
                entries -> printer.printAll(entries.filter(entry -> isWithin(since, until, entry))));
    }

    /** Whether something of an entry is in a range of time: a repeated event lasts from the first time to the last. */
    private static boolean isWithin(Optional<Instant> since, Optional<Instant> until, TimelineEntry entry) {
        Optional<Instant> last = entry instanceof TimelineEntry.Reported reported
                ? reported.event().lastSeen()
                : entry.at();
        return since.map(start -> last.filter(at -> !at.isBefore(start)).isPresent())
                        .orElse(true)
                && until.map(end -> entry.at().filter(at -> at.isBefore(end)).isPresent())
                        .orElse(true);
    }
}
