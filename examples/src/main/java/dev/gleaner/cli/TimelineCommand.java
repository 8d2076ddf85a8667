package dev.gleaner.cli;

import dev.gleaner.event.activity.Subject;
import dev.gleaner.event.activity.Timeline;
import dev.gleaner.event.activity.TimelineEntry;
import dev.gleaner.event.read.LogEntry;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what happened to an object. */
@Command(
        name = "timeline",
        description =
                "Tells what happened to an object, in order of time: who did what to it, and what the cluster reported.",
        mixinStandardHelpOptions = true)
final class TimelineCommand implements Callable<Integer> {
    @Option(
            names = "--namespace",
            paramLabel = "NAMESPACE",
            defaultValue = "",
            description = "Where the object is; without it, in no namespace.")
    private String namespace;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "What the object is called.")
    private String name;

    @Mixin
    private Logs logs;

    @Override
    public Integer call() {
        return logs.read(LogKind.ANYTHING, (entries, lines) -> {
            Timeline timeline =
                    Timeline.of(Subject.object(namespace, name), t -> entries.forEach(entry -> add(entry, t)));
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
