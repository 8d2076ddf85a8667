package dev.gleaner.cli;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.replay.PolicyReplay;
import dev.gleaner.audit.replay.ReplayReport;
import dev.gleaner.report.ActivityReport;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Shows how many events and bytes another audit policy would record. */
final class Replay implements Command {
    private final Syntax syntax = new Syntax(
            "replay",
            "Shows how many events and bytes another audit policy would record. Prints the numbers before and after,"
                    + " in total and by rule, level, stage, verb, resource, user and kind of request. Then prints what"
                    + " the logs do not contain.");

    private final PolicyArgument policy = new PolicyArgument(syntax);

    private final Option<Integer> top = syntax.option(
            "--top",
            "COUNT",
            new WholeNumber(0, Integer.MAX_VALUE),
            "The number of verbs, resources, users and kinds of requests to print as text; the default is "
                    + ReplayLines.TOP + ".");

    private final Option<Check.OutputFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Check.FORMATS,
            "text (the default): a table, in which - means none; json: one object with all numbers.");

    private final Option<Path> html = syntax.option(
            "--html",
            "FILE",
            Path::of,
            "Also writes the numbers as a web page. gleaner report --policy adds them to a page about requests.");

    private final ReleaseOptions release = ReleaseOptions.ofPolicy(syntax);

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        NewFile.refuseInput(
                html,
                Stream.concat(Stream.of(policy.name()), logs.paths().stream()).toList());
        PolicyFile read = policy.read(release, environment.err());
        if (read.policy().isEmpty()) {
            return read.code();
        }
        AuditPolicy replayed = read.policy().get();
        return logs.read(environment, LogKind.AUDIT, (events, lines) -> {
            ReplayReport numbers = events.collect(PolicyReplay.collector(replayed, read.version()));
            html.value()
                    .ifPresent(file ->
                            WrittenPage.replace(file, ActivityReport.of(r -> r.title("Before and after a policy")
                                    .replay(numbers))));
            if (format.or(Check.OutputFormat.text) == Check.OutputFormat.json) {
                lines.print(numbers.toJsonLine());
            } else {
                new ReplayLines(numbers).table(top.or(ReplayLines.TOP)).forEach(lines::print);
            }
        });
    }
}
