package dev.gleaner.cli;

import dev.gleaner.event.kubernetes.EventNotice;
import java.util.function.Predicate;

/** Prints the Kubernetes events in logs. */
final class Events implements Command {
    private final Syntax syntax = new Syntax(
            "events",
            "Prints the Kubernetes events in logs, one line for each event. The parts of a line are the time of the"
                    + " last occurrence, verb of the EventTailer, type, reason, number of occurrences, reporter, and"
                    + " object with message. If an option selects nothing, prints on standard error what the logs"
                    + " contain instead.");

    private final EventOptions options = EventOptions.alone(syntax);

    private final PrintOptions<EventNotice> printing = new PrintOptions<>(
            syntax, EventStyle.STYLE, "Colours lines of text: warnings are yellow.", "Also prints events that are", "");

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        Predicate<EventNotice> wanted = options.condition(environment.clock());
        if (printing.isFollowing()) {
            return logs.follow(environment, LogKind.EVENTS, lines -> {
                RecordPrinter<EventNotice> printer = printing.to(lines, environment);
                return notice -> {
                    if (wanted.test(notice)) {
                        printer.print(notice);
                    }
                };
            });
        }
        int code = logs.print(
                environment,
                LogKind.EVENTS,
                (notices, lines) -> printing.to(lines, environment).printAll(notices.filter(wanted)),
                () -> options.explainNothing(logs, environment));
        options.reportMissed(environment);
        return code;
    }
}
