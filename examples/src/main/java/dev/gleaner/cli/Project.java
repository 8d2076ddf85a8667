package dev.gleaner.cli;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.harvester.projection.ChartProjection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints what the logging chart renders from its values. */
final class Project implements Command {
    private final Syntax syntax = new Syntax(
            "project",
            "Prints the objects that the logging chart renders from its values. The chart is rancher-logging as"
                    + " Harvester builds it. The objects are the Loggings, the FluentbitAgents, the EventTailer, and"
                    + " the fluent-bits that read the journal of nodes, but not the operator, service accounts and"
                    + " roles. With these objects, gleaner check can check flows and outputs before the chart is"
                    + " installed.");

    private final Option<HarvesterRelease> release = syntax.option(
                    "--release",
                    "RELEASE",
                    ReleaseName::of,
                    "The release of Harvester whose chart is used, such as " + HarvesterRelease.latest() + ".")
            .required();

    private final Operands values = syntax.operand(
            "VALUES",
            "A file with the values, or - for standard input. The file may also contain the ManagedChart or the Addon"
                    + " rancher-logging, which have the values in their spec.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        ChartValuesFile file = ChartValuesFile.read(Inputs.source(values.one()));
        List<Violation> violations = new ArrayList<>(file.violations());
        if (file.values().isPresent() && violations.stream().noneMatch(Violation::isError)) {
            Reading<List<Manifest>> objects =
                    ChartProjection.of(release.get()).render(file.values().get());
            violations.addAll(objects.violations());
            objects.value().ifPresent(manifests -> print(manifests, environment.out()));
        }
        return Gleaner.report(violations, environment.err());
    }

    private static void print(List<Manifest> manifests, PrintWriter out) {
        out.print(Manifests.toYaml(manifests));
        out.flush();
    }
}
