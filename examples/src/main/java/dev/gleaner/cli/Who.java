package dev.gleaner.cli;

import dev.gleaner.event.activity.Activities;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.activity.Outcome;
import dev.gleaner.event.activity.RancherPeople;
import java.util.concurrent.atomic.AtomicLong;

/** Prints who did what. */
final class Who implements Command {
    private final Syntax syntax = new Syntax(
            "who",
            "Prints who did what, from audit logs. Reads those of Kubernetes and of Rancher's API; if Rancher's log is"
                    + " named first, the requests that Rancher makes in the cluster show the person in it. Prints one line"
                    + " for each request: the time at which it was received, outcome, status code, duration,"
                    + " address of the client, user, and verb with object. If an option selects nothing, says on standard"
                    + " error what the logs have instead. Reports unreadable records on standard error; the exit code is 2 only if nothing can be read.");

    private final ActivityOptions options = new ActivityOptions(syntax);

    private final Option<ActivityFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Words.of(ActivityFormat.class),
            "text (the default), json (one object per line) or csv. Fields of json and csv: "
                    + ActivityFormat.fieldNames() + ".");

    private final ColorOption color =
            new ColorOption(syntax, "Colours the lines of text: denied requests red, failed ones yellow.");

    private final Option<String> follow = syntax.flag(
            "--follow",
            "Prints requests as they are added to the log, across rotations, until it is interrupted, or has a line for a"
                    + " pipe that was closed. Needs one log. A request whose response is not in the log a"
                    + " second later is printed without it.");

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        ActivityFormat shown = format.or(ActivityFormat.text);
        boolean colored = shown == ActivityFormat.text && color.isOn(environment);
        if (follow.isGiven()) {
            return follow(environment, shown, colored);
        }
        AtomicLong printed = new AtomicLong();
        int code = logs.read(environment, options.kind(environment.clock()), (events, lines) -> {
            shown.printHeading(lines);
            options.select(events, environment.clock())
                    .takeWhile(activity -> lines.canPrint())
                    .forEach(activity -> print(activity, shown, colored, lines));
            printed.set(lines.records());
        });
        options.reportUnknownOutcomes(environment.err());
        if (printed.get() == 0 && code == Gleaner.SUCCESS) {
            options.explainNothing(logs, environment);
        }
        return code;
    }

    private int follow(Environment environment, ActivityFormat shown, boolean colored) {
        Lines lines = new Lines(environment, Progress.none());
        shown.printHeading(lines);
        Activities open = options.into(
                activity -> print(activity, shown, colored, lines), new RancherPeople(), environment.clock());
        return logs.follow(environment, options.kind(environment.clock()), open, ended -> open.close(), lines);
    }

    private static void print(Activity activity, ActivityFormat shown, boolean colored, Lines lines) {
        lines.printRecord(shown.line(activity), colored ? color(activity.outcome()) : Color.NONE);
    }

    private static Color color(Outcome outcome) {
        return switch (outcome) {
            case DENIED -> Color.RED;
            case FAILED -> Color.YELLOW;
            default -> Color.NONE;
        };
    }
}
