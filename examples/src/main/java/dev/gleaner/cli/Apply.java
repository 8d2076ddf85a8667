package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.lint.Lint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Applies manifests to a cluster. */
final class Apply implements Command {
    private static final int TIMEOUT = 600;

    /** The code for objects without a namespace, which {@code --namespace} names. */
    private static final String NAMESPACE_MISSING = "namespace-missing";

    private final Syntax syntax = new Syntax(
            "apply",
            "Applies manifests to a cluster, in the order of installation. First checks them as gleaner check does,"
                    + " and applies nothing if there is an error. Uses server-side apply with the field manager"
                    + " gleaner. Waits until the charts and CRDs that an object needs are ready. If an object fails,"
                    + " skips the objects that need it. Prints the outcome for each object, and the paths of changed"
                    + " fields. Skips audit policies and configurations of nodes, which are not objects of a cluster;"
                    + " gleaner install puts them on a node.");

    private final Option<String> dryRun = syntax.flag(
            "--dry-run", "Asks the API server what would change, and changes nothing. Does not wait for charts.");

    private final Option<Path> kubeconfig = syntax.option(
            "--kubeconfig",
            "FILE",
            Path::of,
            "The kubeconfig file; the default is the file in KUBECONFIG, or ~/.kube/config.");

    private final Option<String> context =
            syntax.text("--context", "NAME", "The context in the kubeconfig; the default is its current context.");

    private final Option<String> namespace = syntax.text(
            "--namespace", "NAME", "The namespace of objects without a namespace; the default is that of the context.");

    private final Option<Integer> timeout = syntax.option(
            "--timeout",
            "SECONDS",
            new WholeNumber(0, Integer.MAX_VALUE),
            "The time to wait for each chart and CRD; the default is " + TIMEOUT + ".");

    private final Option<String> force = syntax.flag(
            "--force-conflicts", "Takes over fields of other managers. By default, such a conflict is a failure.");

    private final Option<HarvesterRelease> release = syntax.option(
            "--release",
            "RELEASE",
            ReleaseName::of,
            "Checks for a release of Harvester, such as " + HarvesterRelease.latest() + ".");

    private final Option<String> skipCheck =
            syntax.flag("--skip-check", "Applies the manifests even if the check finds errors.");

    private final Inputs inputs = new Inputs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        List<Source> sources = inputs.sources(environment.err());
        Lint lint = Lint.of(sources);
        Lint placed = namespace.value().isPresent() ? lint.without(NAMESPACE_MISSING) : lint;
        List<Violation> violations =
                release.value().map(placed::forRelease).orElse(placed).run();
        int code = Gleaner.report(violations, environment.err());
        if (code == Gleaner.FAILURE || code == Gleaner.VIOLATIONS && !skipCheck.isGiven()) {
            environment.err().println("nothing was applied");
            return code;
        }
        ApplyInputs files = ApplyInputs.read(sources);
        files.notes().forEach(note -> environment.err().println(Printable.line(note)));
        if (!files.problems().isEmpty()) {
            files.problems().forEach(problem -> environment.err().println(Printable.line(problem)));
            environment.err().println("nothing was applied");
            return Gleaner.VIOLATIONS;
        }
        ClusterCall call = new ClusterCall(
                kubeconfig.value(),
                context.value(),
                namespace.value(),
                dryRun.isGiven(),
                force.isGiven(),
                Duration.ofSeconds(timeout.or(TIMEOUT)));
        return call.apply(files.manifests(), environment);
    }
}
