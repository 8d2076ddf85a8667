package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.logging.route.Refusal;
import dev.gleaner.logging.route.Route;
import dev.gleaner.logging.route.Router;
import java.util.List;

/** Prints where records go, and why. */
final class RouteCommand implements Command {
    private final Syntax syntax = new Syntax(
            "route",
            "Prints which flows and outputs each record reaches. Prints one JSON object for each record, in order. Its"
                    + " field logging is the Logging that receives the record, outputs are the outputs that the record"
                    + " reaches, and flows contains an object for each flow, with name, accepted and reason. A record"
                    + " that causes an error reaches main-fluentd-error, and the field problems contains the error."
                    + " A fluentd that does not run its configuration receives no record; the reason is printed on"
                    + " standard error. So are the first errors that gleaner check finds in the manifests. Each record is"
                    + " routed as if it were the first with its tag. If the manifests have"
                    + " neither a Logging nor the chart rancher-logging, those of a release of Harvester are added.");

    private final Option<String> record = syntax.text(
                    "--record",
                    "FILE",
                    "The file with the records, or - for standard input: lines of JSON, a list, or the body of a"
                            + " webhook, plain or gzip. Records are also read out of carriers, such as a table or the"
                            + " answer of a search. Any other line is the text of a record. YAML files with manifests"
                            + " are refused.")
            .required();

    private final ClusterInputs inputs = new ClusterInputs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        ClusterManifests manifests = inputs.read(environment);
        int code = manifests.reportSyntax(environment.err());
        return code == Gleaner.SUCCESS ? route(manifests, environment) : code;
    }

    private int route(ClusterManifests manifests, Environment environment) {
        ClusterResources cluster = manifests.cluster();
        Router router = Router.of(cluster);
        List<Refusal> refusals = router.refusals();
        for (Refusal refusal : refusals) {
            environment.err().println(Printable.line("fluentd does not run this configuration: " + refusal));
        }
        Lines lines = new Lines(environment, Progress.none());
        UnroutedRecords unrouted = new UnroutedRecords();
        for (Tree.Mapping found :
                RoutedRecords.read(record.get(), problem -> environment.err().println(Printable.line(problem)))) {
            Route route = router.route(found);
            unrouted.add(found, route);
            lines.print(route.toJsonLine());
        }
        environment.out().flush();
        unrouted.report(environment.err());
        int code = manifests.report(cluster, environment.err());
        environment.err().flush();
        return refusals.isEmpty() ? code : Gleaner.VIOLATIONS;
    }
}
