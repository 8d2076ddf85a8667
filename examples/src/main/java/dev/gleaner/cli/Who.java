package dev.gleaner.cli;

import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.ActivityFilter;
import dev.gleaner.event.activity.Outcome;
import dev.gleaner.event.audit.AuditEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Tells who did what. */
@Command(
        name = "who",
        description = {
            "Tells who did what: a line for each request that audit logs tell of, when it is over.",
            "What could not be read is told on standard error, and is a failure only when nothing could be."
        },
        mixinStandardHelpOptions = true)
final class Who implements Callable<Integer> {
    @Option(
            names = "--user",
            paramLabel = "USER",
            description = "By somebody: the user's name, the impersonated or Rancher's.")
    private Optional<String> user;

    @Option(names = "--verb", paramLabel = "VERB", split = ",", description = "Of some verbs, such as create,delete.")
    private List<String> verbs = List.of();

    @Option(
            names = "--resource",
            paramLabel = "RESOURCE[.GROUP]",
            converter = ResourceConverter.class,
            description = {
                "To objects of a kind, such as virtualmachines.kubevirt.io or pods/exec.",
                "Of any group when none is given; a dot at the end is the core group."
            })
    private @Nullable Predicate<Activity> resource;

    @Option(names = "--namespace", paramLabel = "NAMESPACE", description = "In a namespace; '' is outside of any.")
    private Optional<String> namespace;

    @Option(names = "--name", paramLabel = "NAME", description = "To objects of a name.")
    private Optional<String> name;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Received at a time or later: 2022-08-22T09:36:56Z, or a duration ago such as 2h.")
    private Optional<Moment> since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Received before a time.")
    private Optional<Moment> until;

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            converter = OutcomeConverter.class,
            description = "Only those that were allowed, denied, failed, or of which the outcome is unknown.")
    private Optional<Outcome> outcome;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json (an object a line) or csv; text when it is not given.")
    private ActivityFormat format;

    @Mixin
    private Logs logs;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        AtomicLong untold = new AtomicLong();
        Predicate<Activity> wanted =
                wanted(Gleaner.of(spec).surroundings().clock()).and(activity -> hasEnded(activity, untold));
        int code = logs.read(LogKind.AUDIT, (events, lines) -> {
            format.printHead(lines);
            Activities.of(ofVerbs(events))
                    .takeWhile(activity -> lines.areWanted())
                    .filter(wanted)
                    .forEach(activity -> lines.print(format.line(activity)));
        });
        if (untold.get() > 0) {
            spec.commandLine().getErr().println(untold + " more of which no recorded stage tells the outcome");
        }
        return code;
    }

    /** All stages of a request have its verb, so that most can be passed over before they are put together. */
    private Stream<AuditEvent> ofVerbs(Stream<AuditEvent> events) {
        return verbs.isEmpty() ? events : events.filter(event -> verbs.contains(event.verb()));
    }

    private Predicate<Activity> wanted(Clock clock) {
        List<Predicate<Activity>> filters = new ArrayList<>();
        user.map(ActivityFilter::by).ifPresent(filters::add);
        Optional.ofNullable(resource).ifPresent(filters::add);
        namespace.map(ActivityFilter::in).ifPresent(filters::add);
        name.map(ActivityFilter::named).ifPresent(filters::add);
        since.map(time -> ActivityFilter.since(time.at(clock))).ifPresent(filters::add);
        until.map(time -> ActivityFilter.until(time.at(clock))).ifPresent(filters::add);
        return filters.stream().reduce(activity -> true, Predicate::and);
    }

    /** Whether the outcome is as wanted. Those that might be are counted: shipped policies record no outcome at all. */
    private boolean hasEnded(Activity activity, AtomicLong untold) {
        if (outcome.isEmpty() || activity.outcome() == outcome.get()) {
            return true;
        }
        if (activity.outcome() == Outcome.UNKNOWN) {
            untold.incrementAndGet();
        }
        return false;
    }

    /** A kind of object as {@code RESOURCE[.GROUP][/PART]}. */
    static final class ResourceConverter implements ITypeConverter<Predicate<Activity>> {
        @Override
        public Predicate<Activity> convert(String text) {
            int slash = text.indexOf('/');
            String part = slash < 0 ? "" : text.substring(slash);
            String kind = slash < 0 ? text : text.substring(0, slash);
            int dot = kind.indexOf('.');
            return dot < 0
                    ? ActivityFilter.to(kind + part)
                    : ActivityFilter.to(kind.substring(dot + 1), kind.substring(0, dot) + part);
        }
    }

    /** An outcome by its word. */
    static final class OutcomeConverter implements ITypeConverter<Outcome> {
        @Override
        public Outcome convert(String word) {
            return Arrays.stream(Outcome.values())
                    .filter(outcome -> outcome.inWords().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "expected allowed, denied, failed or unknown but was '" + word + "'"));
        }
    }
}
