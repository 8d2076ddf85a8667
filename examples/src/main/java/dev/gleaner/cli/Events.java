package dev.gleaner.cli;

import dev.gleaner.event.kubernetes.EventNotice;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Prints the Kubernetes events in logs. */
final class Events implements Command {
    private final Syntax syntax = new Syntax(
            "events",
            "Prints the Kubernetes events in logs, one line for each event. The parts of a line are the time of the"
                    + " last occurrence, verb of the event tailer, type, reason, number of occurrences, reporter, and"
                    + " object with message. If an option selects nothing, says on standard error what the logs have"
                    + " instead.");

    private final EventOptions options = new EventOptions(syntax);

    private final Option<EventFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Words.of(EventFormat.class),
            "text (the default), json (one object per line) or csv. Fields of json and csv: " + EventFormat.fieldNames()
                    + ".");

    private final ColorOption color = new ColorOption(syntax, "Colours the lines of text: warnings yellow.");

    private final Option<String> follow = syntax.flag(
            "--follow",
            "Prints events as they are added to the log, across rotations, until it is interrupted, or has a line for a"
                    + " pipe that was closed. Needs one log.");

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        EventFormat shown = format.or(EventFormat.text);
        boolean colored = shown == EventFormat.text && color.isOn(environment);
        Predicate<EventNotice> wanted = options.condition(environment.clock());
        if (follow.isGiven()) {
            Lines lines = new Lines(environment, Progress.none());
            shown.printHeading(lines);
            Consumer<EventNotice> printing = notice -> {
                if (wanted.test(notice)) {
                    print(notice, shown, colored, lines);
                }
            };
            return logs.follow(environment, LogKind.EVENTS, printing, idle -> {}, lines);
        }
        AtomicLong printed = new AtomicLong();
        int code = logs.read(environment, LogKind.EVENTS, (notices, lines) -> {
            shown.printHeading(lines);
            notices.filter(wanted)
                    .takeWhile(notice -> lines.canPrint())
                    .forEach(notice -> print(notice, shown, colored, lines));
            printed.set(lines.records());
        });
        if (printed.get() == 0 && code == Gleaner.SUCCESS) {
            options.explainNothing(logs, environment.err());
        }
        return code;
    }

    private static void print(EventNotice notice, EventFormat shown, boolean colored, Lines lines) {
        boolean isWarning = notice.event().type().equals("Warning");
        lines.printRecord(shown.line(notice), colored && isWarning ? Color.YELLOW : Color.NONE);
    }
}
