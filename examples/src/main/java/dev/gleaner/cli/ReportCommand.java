package dev.gleaner.cli;

import dev.gleaner.audit.replay.PolicyReplay;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Violation;
import dev.gleaner.event.read.LogEntry;
import dev.gleaner.logging.diagram.Diagram;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.report.ActivityReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a page about what happened in a cluster. */
final class ReportCommand implements Command {
    private final Syntax syntax = new Syntax(
            "report",
            "Writes a web page about what happened in a cluster. Shows the requests over time, who does most, what is"
                    + " denied, who touched Secrets, the most frequent requests and Kubernetes warnings. The page is one"
                    + " file that loads nothing. It contains sums, so it stays small. The options that select requests"
                    + " apply to requests only, not to Kubernetes warnings or to --policy.");

    private final Option<Path> out = syntax.option("--out", "FILE", Path::of, "The HTML file to write or replace.")
            .required();

    private final Option<String> title = syntax.text("--title", "TEXT", "The title of the page.");

    private final Option<String> objects = syntax.text(
                    "--object",
                    "[NAMESPACE/]NAME",
                    "Adds the timeline of an object, with Kubernetes events about it; repeatable.")
            .repeatable();

    private final Option<String> policy = syntax.text(
            "--policy",
            "FILE",
            "Adds how many events and bytes this audit policy would record of all events in the logs.");

    private final Option<String> manifests = syntax.text(
                    "--manifests",
                    "PATH",
                    "Adds a picture of the way of records to the outputs in these manifests, a file or a folder;"
                            + " repeatable.")
            .repeatable();

    private final Option<String> record = syntax.text(
            "--record",
            "FILE",
            "Shows in this picture how many of the records in a file pass, as gleaner diagram does.");

    private final ReleaseOptions release = ReleaseOptions.ofPolicy(syntax);

    private final ActivityOptions options = new ActivityOptions(syntax);

    private final Logs logs = new Logs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        if (record.isGiven() && !manifests.isGiven()) {
            throw new UsageException("--record needs --manifests PATH");
        }
        Optional<PolicyFile> file = policy.value().map(name -> PolicyFile.read(name, release, environment.err()));
        if (file.isPresent() && file.get().policy().isEmpty()) {
            return file.get().code();
        }
        List<ParsedFile> files = manifests.values().stream()
                .flatMap(path -> Inputs.sources(path, environment.err()).stream())
                .map(ParsedFile::readLenient)
                .toList();
        List<Violation> unreadable = files.stream()
                .flatMap(parsed -> parsed.syntaxViolations().stream())
                .toList();
        int code = Gleaner.report(unreadable, environment.err());
        return code == Gleaner.SUCCESS ? write(environment, file, files) : code;
    }

    private int write(Environment environment, Optional<PolicyFile> file, List<ParsedFile> files) {
        Optional<PolicyReplay> replay =
                file.map(read -> PolicyReplay.of(read.policy().orElseThrow(), read.version()));
        List<ActivityReport> reports = new ArrayList<>();
        int code = logs.read(
                environment,
                LogKind.ANYTHING,
                (entries, lines) -> reports.add(ActivityReport.of(r -> {
                    title.value().ifPresent(r::title);
                    objects.values().forEach(object -> addObject(object, r));
                    r.addAll(options.select(
                            entries.peek(entry -> addNotice(entry, r))
                                    .flatMap(entry -> entry instanceof LogEntry.Audit audit
                                            ? Stream.of(audit.event())
                                            : Stream.empty())
                                    .peek(event -> replay.ifPresent(counting -> counting.add(event))),
                            environment.clock()));
                    replay.ifPresent(counting -> r.replay(counting.report()));
                    if (manifests.isGiven()) {
                        r.diagram(picture(environment, files));
                    }
                })));
        if (code == Gleaner.SUCCESS) {
            reports.forEach(report -> WrittenPage.replace(out.get(), report));
        }
        options.reportUnknownOutcomes(environment.err());
        return code;
    }

    private static void addObject(String object, ActivityReport.Builder report) {
        int slash = object.indexOf('/');
        report.object(slash < 0 ? "" : object.substring(0, slash), object.substring(slash + 1));
    }

    private static void addNotice(LogEntry entry, ActivityReport.Builder report) {
        if (entry instanceof LogEntry.Notice notice) {
            report.add(notice.notice().event());
        }
    }

    private Diagram picture(Environment environment, List<ParsedFile> files) {
        Diagram diagram = Diagram.of(ClusterInputs.cluster(files, Optional.empty()));
        return record.value()
                .map(name -> diagram.counting(
                        RoutedRecords.read(name, problem -> environment.err().println(Printable.line(problem)))
                                .stream()))
                .orElse(diagram);
    }
}
