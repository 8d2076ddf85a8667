package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.replay.PolicyReplay;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what logs would be under another audit policy. */
@Command(
        name = "replay",
        description = {
            "Tells what audit logs would be under another policy: events and bytes before and after, in all and by rule,",
            "level, stage, verb, resource and user, and the noisiest requests. What the logs do not tell is said."
        },
        mixinStandardHelpOptions = true)
final class Replay implements Callable<Integer> {
    @Option(
            names = "--policy",
            paramLabel = "FILE",
            required = true,
            description = "The audit policy; - is standard input.")
    private String policy;

    @Option(
            names = "--top",
            paramLabel = "COUNT",
            defaultValue = "10",
            description = "How many verbs, resources, users and kinds of requests the text shows; 10 when not given.")
    private int top;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, a table, or json, one object with everything; text when it is not given.")
    private Check.OutputFormat format;

    @Mixin
    private Logs logs;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<AuditPolicy> read = PolicyFile.read(Inputs.source(policy), spec);
        if (read.isEmpty()) {
            return Gleaner.VIOLATIONS;
        }
        return logs.read(LogKind.AUDIT_SKIMMED, (events, lines) -> {
            ReplayLines report = new ReplayLines(events.collect(PolicyReplay.collector(read.get())));
            if (format == Check.OutputFormat.json) {
                lines.print(report.json());
            } else {
                report.table(top).forEach(lines::print);
            }
        });
    }
}
