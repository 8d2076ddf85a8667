package dev.gleaner.cli;

import dev.gleaner.event.activity.Subject;
import dev.gleaner.event.activity.Timeline;
import dev.gleaner.event.activity.TimelineEntry;
import dev.gleaner.event.read.LogEntry;
import java.time.Instant;
import java.util.Locale;

/** Tells what happened to an object. */
final class TimelineCommand implements Command {
    private final Syntax syntax = new Syntax(
            "timeline",
            "Prints what happened to an object, in order of time. Shows who did what to it, and what the"
                    + " cluster reported about it.");

    private final Option<String> namespace =
            syntax.text("--namespace", "NAMESPACE", "The object's namespace; without it, the object is in none.");

    private final Option<String> name =
            syntax.text("--name", "NAME", "The object's name.").required();

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Surroundings here) {
        return logs.read(here, LogKind.ANYTHING, (entries, lines) -> {
            Timeline timeline = Timeline.of(
                    Subject.object(namespace.or(""), name.get()), t -> entries.forEach(entry -> add(entry, t)));
            lines.head(columns("TIME", "WHAT HAPPENED"));
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
