package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.replay.PolicyReplay;

/** Tells what logs would be under another audit policy. */
final class Replay implements Command {
    private static final int TOP = 10;

    private final Syntax syntax = new Syntax(
            "replay",
            "Shows how many events and bytes another audit policy would record. Prints both before and after, in all and"
                    + " by rule, level, stage, verb, resource and user, the noisiest requests, and what the logs leave"
                    + " open.");

    private final Option<String> policy = syntax.text("--policy", "FILE", "The audit policy; - is standard input.")
            .required();

    private final Option<Integer> top = syntax.option(
            "--top",
            "COUNT",
            new WholeNumber(0, Integer.MAX_VALUE),
            "How many verbs, resources, users and kinds of requests the text shows; " + TOP + " when it is not given.");

    private final Option<Check.OutputFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Check.FORMATS,
            "text, a table, which is the default, or json, one object with everything.");

    private final ReleaseOptions release = ReleaseOptions.ofPolicy(syntax);

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Surroundings here) {
        PolicyFile read = PolicyFile.read(policy.get(), release, here.err());
        if (read.policy().isEmpty()) {
            return read.code();
        }
        AuditPolicy replayed = read.policy().get();
        return logs.read(here, LogKind.AUDIT, (events, lines) -> {
            ReplayLines report = new ReplayLines(events.collect(PolicyReplay.collector(replayed, read.version())));
            if (format.or(Check.OutputFormat.text) == Check.OutputFormat.json) {
                lines.print(report.json());
            } else {
                report.table(top.or(TOP)).forEach(lines::print);
            }
        });
    }
}
