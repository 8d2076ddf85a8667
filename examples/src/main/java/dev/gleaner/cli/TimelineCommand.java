package dev.gleaner.cli;

import dev.gleaner.event.activity.Subject;
import dev.gleaner.event.activity.Timeline;
import dev.gleaner.event.activity.TimelineEntry;
import dev.gleaner.event.read.LogEntry;
import java.time.Instant;
import java.util.Locale;

/** Prints what happened to an object, in order of time. */
final class TimelineCommand implements Command {
    private final Syntax syntax = new Syntax(
            "timeline",
            "Prints what happened to an object, in order of time. Combines audit events, which show who did"
                    + " what to it, and Kubernetes events, which the cluster reported about it.");

    private final Option<String> namespace = syntax.text(
            "--namespace", "NAMESPACE", "The namespace of the object; omit it for an object without a namespace.");

    private final Option<String> name = syntax.text(
                    "--name", "NAME", "The name of the object; matches objects of all kinds.")
            .required();

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        return logs.read(environment, LogKind.ANYTHING, (entries, lines) -> {
            Timeline timeline = Timeline.of(
                    Subject.object(namespace.or(""), name.get()), t -> entries.forEach(entry -> add(entry, t)));
            lines.heading(columns("TIME", "WHAT HAPPENED"));
            timeline.entries().forEach(entry -> lines.print(line(entry)));
        });
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
