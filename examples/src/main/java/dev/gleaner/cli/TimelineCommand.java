package dev.gleaner.cli;

import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.event.activity.Subject;
import dev.gleaner.event.activity.Timeline;
import dev.gleaner.event.activity.TimelineEntry;
import dev.gleaner.event.kubernetes.InvolvedObject;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import dev.gleaner.event.read.LogEntry;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints what happened to an object, in order of time. */
final class TimelineCommand implements Command {
    private static final int MAX_NAMES = 10_000;

    private final Syntax syntax = new Syntax(
            "timeline",
            "Prints what happened to an object, in order of time. Combines audit events, which show who did"
                    + " what to it, and Kubernetes events, which the cluster reported about it.");

    private final Option<String> namespace = syntax.text(
            "--namespace", "NAMESPACE", "The namespace of the object; omit it for an object without a namespace.");

    private final Option<String> name = syntax.text(
                    "--name", "NAME", "The name of the object; matches objects of all kinds.")
            .required();

    private final TimeOptions times = new TimeOptions(syntax, "Only what happened");

    private final Option<Check.OutputFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Check.FORMATS,
            "text (the default) or json (one object per line, with the fields time and what).");

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        AtomicLong printed = new AtomicLong();
        int code = logs.read(environment, LogKind.ANYTHING, (entries, lines) -> {
            Timeline timeline = Timeline.of(
                    Subject.object(namespace.or(""), name.get()), t -> entries.forEach(entry -> add(entry, t)));
            boolean isText = format.or(Check.OutputFormat.text) == Check.OutputFormat.text;
            if (isText) {
                lines.heading(columns("TIME", "WHAT HAPPENED"));
            }
            Predicate<Instant> wanted = times.condition(environment.clock());
            timeline.entries().stream()
                    .filter(entry ->
                            !times.areGiven() || entry.at().filter(wanted).isPresent())
                    .forEach(entry -> lines.printRecord(isText ? line(entry) : json(entry)));
            printed.set(lines.records());
        });
        if (printed.get() == 0 && code == Gleaner.SUCCESS && logs.canBeReadAgain()) {
            logs.readAgain(LogKind.ANYTHING, entries -> explainNothing(entries, environment.err()));
        }
        return code;
    }

    /** Reports the objects with this name in other namespaces, or the most similar name. */
    private void explainNothing(Stream<LogEntry> entries, PrintWriter err) {
        Set<String> namespaces = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        TimeRange range = new TimeRange();
        entries.forEach(entry -> {
            if (entry instanceof LogEntry.Audit audit) {
                audit.event().requestReceivedTimestamp().ifPresent(range::add);
                audit.event()
                        .objectRef()
                        .ifPresent(object -> addName(object.namespace(), object.name(), namespaces, names));
            } else if (entry instanceof LogEntry.Notice notice) {
                KubernetesEvent event = notice.notice().event();
                event.lastSeen().ifPresent(range::add);
                InvolvedObject object = event.involvedObject();
                addName(object.namespace(), object.name(), namespaces, names);
            }
        });
        if (names.isEmpty()) {
            return;
        }
        String subject = Violation.quoted(namespace.isGiven() ? namespace.get() + "/" + name.get() : name.get());
        err.println("nothing about " + subject + range.inWords(" in logs"));
        if (!namespaces.isEmpty() && !namespaces.contains(namespace.or(""))) {
            err.println("an object with this name is in "
                    + namespaces.stream()
                            .map(found -> found.isEmpty() ? "no namespace" : "--namespace " + found)
                            .collect(Collectors.joining(", ")));
        } else if (namespaces.isEmpty()) {
            NearestValue.of(name.get(), names)
                    .ifPresent(nearest ->
                            err.println("no object has this name; did you mean " + Violation.quoted(nearest) + "?"));
        }
    }

    private void addName(String ofObject, String found, Set<String> namespaces, Set<String> names) {
        if (found.equals(name.get())) {
            namespaces.add(ofObject);
        }
        if (!found.isEmpty() && names.size() < MAX_NAMES) {
            names.add(found);
        }
    }

    private static String json(TimelineEntry entry) {
        return Tree.mapping(m -> {
                    entry.at().ifPresent(time -> m.put("time", time.toString()));
                    m.put("what", entry.inWords());
                })
                .toJsonLine();
    }

    private static void add(LogEntry entry, Timeline.Builder timeline) {
        if (entry instanceof LogEntry.Audit audit) {
            timeline.add(audit.event());
        } else if (entry instanceof LogEntry.Notice notice) {
            timeline.add(notice.notice());
        }
    }

    private static String line(TimelineEntry entry) {
        return columns(entry.at().map(Instant::toString).orElse("-"), entry.inWords());
    }

    private static String columns(String time, String what) {
        return String.format(Locale.ROOT, "%-27s  %s", time, what);
    }
}
