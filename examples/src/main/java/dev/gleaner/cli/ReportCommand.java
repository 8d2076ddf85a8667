package dev.gleaner.cli;

import dev.gleaner.audit.replay.PolicyReplay;
import dev.gleaner.document.Printable;
import dev.gleaner.event.activity.Activity;
import dev.gleaner.event.audit.AuditEvent;
import dev.gleaner.event.kubernetes.EventNotice;
import dev.gleaner.event.kubernetes.InvolvedObject;
import dev.gleaner.event.read.LogEntry;
import dev.gleaner.logging.diagram.Diagram;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.report.ActivityReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes a page about what happened in a cluster. */
final class ReportCommand implements Command {
    private final Syntax syntax = new Syntax(
            "report",
            "Writes a web page about what happened in a cluster. Shows the requests over time, the most active users,"
                    + " denied requests, accesses to Secrets, the most frequent requests and Kubernetes warnings. The"
                    + " page is one file that loads nothing. It contains only sums, so it stays small. Options for"
                    + " objects and times select requests and Kubernetes events. Other options select only requests."
                    + " --policy ignores all these options. If they select no request, prints on standard error what"
                    + " the logs contain instead.");

    private final Option<Path> out = syntax.option("--out", "FILE", Path::of, "The HTML file to write or replace.")
            .required();

    private final Option<String> title = syntax.text("--title", "TEXT", "The title of the page.");

    private final Option<ObjectName> objects = syntax.option(
                    "--object",
                    "[NAMESPACE/]NAME",
                    ObjectName::of,
                    "Adds the timeline of an object, with Kubernetes events about it; repeatable.")
            .repeatable();

    private final Option<String> policy = syntax.text(
            "--policy",
            "POLICY",
            "Adds how many events and bytes an audit policy would record, as gleaner replay does. The policy is "
                    + PolicyArgument.FORM);

    private final Option<String> manifests = syntax.text(
                    "--manifests",
                    "PATH",
                    "Adds a diagram of the flows and outputs in these manifests, a file, a folder or a pattern in quotes;"
                            + " repeatable. Prints the first errors that gleaner check finds in them on standard"
                            + " error.")
            .repeatable();

    private final Option<String> record = syntax.text(
            "--record",
            "FILE",
            "Shows in this diagram how many records in a file pass, or - for standard input, as gleaner diagram does.");

    private final ClusterOptions cluster = new ClusterOptions(syntax);

    private final ReleaseOptions release = ReleaseOptions.ofPolicy(syntax);

    private final ObjectOptions selected = new ObjectOptions(syntax, "records about");

    private final TimeOptions times = new TimeOptions(syntax, "Only requests received and events that last occurred");

    private final ActivityOptions options = ActivityOptions.beside(syntax, selected, times);

    private final Logs logs = new Logs(syntax);

    private final Set<ObjectName> found = new HashSet<>();

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        if (!manifests.isGiven() && record.isGiven()) {
            throw new UsageException("--record needs --manifests PATH");
        }
        if (!manifests.isGiven() && cluster.areGiven()) {
            throw new UsageException("--release and --operator need --manifests PATH");
        }
        NewFile.refuseInput(
                out,
                Stream.of(logs.paths(), policy.values(), manifests.values(), record.values())
                        .flatMap(List::stream)
                        .toList());
        Optional<PolicyFile> file = policy.value().map(name -> PolicyFile.read(name, release, environment.err()));
        if (file.isPresent() && file.get().policy().isEmpty()) {
            return file.get().code();
        }
        ClusterManifests drawn = ClusterManifests.read(manifests.values(), cluster, environment.err());
        int code = drawn.reportSyntax(environment.err());
        return code == Gleaner.SUCCESS ? write(environment, file, drawn) : code;
    }

    private int write(Environment environment, Optional<PolicyFile> file, ClusterManifests drawn) {
        Optional<ClusterResources> resources = manifests.isGiven() ? Optional.of(drawn.cluster()) : Optional.empty();
        Optional<PolicyReplay> replay =
                file.map(read -> PolicyReplay.of(read.policy().orElseThrow(), read.version()));
        List<ActivityReport> reports = new ArrayList<>();
        AtomicLong requests = new AtomicLong();
        int code = logs.read(
                environment,
                LogKind.ANYTHING,
                (entries, lines) -> reports.add(ActivityReport.of(r -> {
                    title.value().ifPresent(r::title);
                    objects.values().forEach(object -> r.object(object.namespace(), object.name()));
                    Stream<AuditEvent> events = auditEvents(
                                    entries, notices(r, environment).andThen(this::note))
                            .peek(event -> replay.ifPresent(counting -> counting.add(event)));
                    r.addAll(options.select(events, environment.clock())
                            .peek(request -> requests.incrementAndGet())
                            .peek(this::note));
                    replay.ifPresent(counting -> r.replay(counting.report()));
                    resources.ifPresent(shown -> r.diagram(picture(environment, shown)));
                })));
        if (logs.hasRead()) {
            reports.forEach(report -> WrittenPage.replace(out.get(), report));
            if (requests.get() == 0) {
                options.explainNothing(logs, environment);
            } else {
                searchOthers(environment);
            }
        }
        options.reportMissed(environment);
        int ofManifests = resources
                .filter(shown -> logs.hasRead())
                .map(shown -> drawn.report(shown, environment.err()))
                .orElse(Gleaner.SUCCESS);
        return Math.max(code, ofManifests);
    }

    private void note(Activity request) {
        if (objects.isGiven()) {
            request.objectRef().ifPresent(object -> note(object.namespace(), object.name()));
        }
    }

    private void note(EventNotice notice) {
        if (objects.isGiven()) {
            InvolvedObject object = notice.event().involvedObject();
            note(object.namespace(), object.name());
        }
    }

    private void note(String namespace, String name) {
        ObjectName object = new ObjectName(namespace, name);
        if (objects.values().contains(object)) {
            found.add(object);
        }
    }

    /** Reports where the objects are of which the logs have nothing, on standard error: reads the logs again. */
    private void searchOthers(Environment environment) {
        List<ObjectName> others = objects.values().stream()
                .filter(object -> !found.contains(object))
                .toList();
        if (others.isEmpty() || !logs.canBeReadAgain()) {
            return;
        }
        List<ObjectSearch> searches = others.stream()
                .map(object -> new ObjectSearch(object.namespace(), object.name()))
                .toList();
        logs.readAgain(
                LogKind.ANYTHING, entries -> entries.forEach(entry -> searches.forEach(search -> search.add(entry))));
        searches.forEach(search -> search.report(environment.err()));
    }

    /** Adds the selected Kubernetes events to a report. */
    private Consumer<EventNotice> notices(ActivityReport.Builder report, Environment environment) {
        Predicate<EventNotice> isSelected = selected.ofEvents().condition();
        Predicate<Optional<Instant>> inTime = times.condition(environment.clock());
        return notice -> {
            if (isSelected.test(notice) && inTime.test(notice.event().lastSeen())) {
                report.add(notice.event());
            }
        };
    }

    /** The audit events in a log, lazily; Kubernetes events are passed to a consumer. */
    private static Stream<AuditEvent> auditEvents(Stream<LogEntry> entries, Consumer<EventNotice> notices) {
        return entries.flatMap(entry -> {
            if (entry instanceof LogEntry.Audit audit) {
                return Stream.of(audit.event());
            }
            if (entry instanceof LogEntry.Notice notice) {
                notices.accept(notice.notice());
            }
            return Stream.empty();
        });
    }

    private Diagram picture(Environment environment, ClusterResources shown) {
        Diagram diagram = Diagram.of(shown);
        return record.value()
                .map(name -> diagram.counting(
                        RoutedRecords.read(name, problem -> environment.err().println(Printable.line(problem)))
                                .stream()))
                .orElse(diagram);
    }
}
