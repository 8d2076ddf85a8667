package dev.gleaner.cli;

import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.KubernetesEvent;
import java.time.Instant;
import java.util.Locale;

/** Prints the Kubernetes events in logs. */
final class Events implements Command {
    private final Syntax syntax = new Syntax(
            "events",
            "Prints the Kubernetes events in logs, one line for each event. The parts of a line are the time of the"
                    + " last occurrence, verb of the event tailer, type, reason, number of occurrences, reporter, and"
                    + " object with message.");

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        return logs.read(environment, LogKind.EVENTS, (notices, lines) -> {
            lines.heading(columns("LAST SEEN", "VERB", "TYPE", "REASON", "COUNT", "REPORTER", "ABOUT"));
            notices.takeWhile(notice -> lines.canPrint()).forEach(notice -> lines.print(line(notice)));
        });
    }

    private static String line(EventNotice notice) {
        KubernetesEvent event = notice.event();
        return columns(
                event.lastSeen().map(Instant::toString).orElse("-"),
                orDash(notice.verb()),
                orDash(event.type()),
                orDash(event.reason()),
                event.occurrences(),
                orDash(event.reporter()),
                event.involvedObject().inWords() + ": " + event.message());
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String columns(Object... cells) {
        return String.format(Locale.ROOT, "%-20s  %-7s  %-7s  %-20s  %5s  %-20s  %s", cells);
    }
}
