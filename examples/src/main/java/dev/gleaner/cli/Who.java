package dev.gleaner.cli;

import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.audit.AuditEvent;

/** Prints who did what. */
final class Who implements Command {
    private final Syntax syntax = new Syntax(
            "who",
            "Prints who did what, from audit logs. Prints one line for each request: time of arrival, outcome, status"
                    + " code, duration, address of the client, user, and verb with object. Also reads Rancher's API"
                    + " audit log: for a request of Rancher to the cluster, shows the person that Rancher's log names."
                    + " If an option selects nothing, prints on standard error what the logs contain instead. Reports"
                    + " unreadable records on standard error. The exit code is 2 if a PATH is missing or nothing can"
                    + " be read.");

    private final ActivityOptions options = ActivityOptions.alone(syntax);

    private final PrintOptions<Activity> printing = new PrintOptions<>(
            syntax,
            ActivityStyle.STYLE,
            "Colours lines of text: denied requests are red, failed requests yellow.",
            "Also prints requests that are",
            " Prints a request after a second even if the log does not contain its response.");

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        LogKind<AuditEvent> kind = options.kind(environment.clock());
        if (printing.isFollowing()) {
            return logs.follow(environment, kind, lines -> new Open(environment, lines));
        }
        int code = logs.print(
                environment,
                kind,
                (events, lines) ->
                        printing.to(lines, environment).printAll(options.select(events, environment.clock())),
                () -> options.explainNothing(logs, environment));
        options.reportMissed(environment);
        return code;
    }

    /** The requests of a log that grows. */
    private final class Open implements Following<AuditEvent> {
        private final RequestFeed requests;

        Open(Environment environment, Lines lines) {
            RecordPrinter<Activity> printer = printing.to(lines, environment);
            requests = options.into(activity -> true, printer::print, environment.clock());
        }

        @Override
        public void accept(AuditEvent event) {
            requests.accept(event);
        }

        @Override
        public void idle() {
            requests.idle();
        }

        @Override
        public void caughtUp() {
            requests.endRound();
        }
    }
}
