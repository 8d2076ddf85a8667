package dev.gleaner.cli;

import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.OperatorVersion;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks manifests, or checks how kube-apiserver loads audit policies. */
final class Check implements Command {
    /** The formats of results. */
    enum OutputFormat {
        /** Text for people. */
        text,
        /** JSON for programs. */
        json
    }

    /** The values of the option {@code --format}. */
    static final Words<OutputFormat> FORMATS = Words.of(OutputFormat.class);

    private final Syntax syntax = new Syntax(
            "check",
            "Checks manifests, each by itself and all together. Reads the texts inside them, too: the values of an"
                    + " Addon, and the files that yip or cloud-init writes, as in /oem/99_custom.yaml. With --as-server,"
                    + " checks how kube-apiserver loads each file as its audit policy.");

    private final Option<OutputFormat> format = syntax.option(
            "--format",
            "FORMAT",
            FORMATS,
            "text (the default): a line for each violation; json: an array of violations. With --as-server, json is an"
                    + " object with the outcome of a file, or an array of such objects for several files.");

    private final Option<OperatorVersion> operator = syntax.option(
            "--operator",
            "VERSION",
            OperatorVersion::of,
            "The version of the logging operator, such as " + OperatorVersion.V3_17_7 + ": fields, plug-ins and kinds"
                    + " that it does not have are errors. By default, what any version has is accepted.");

    private final Option<HarvesterRelease> harvester = syntax.option(
            "--release",
            "RELEASE",
            HarvesterRelease::of,
            "A release of Harvester, such as " + HarvesterRelease.latest()
                    + ": checks for the logging operator of this release.");

    private final ReleaseOptions release = new ReleaseOptions(
            syntax,
            "Prints whether kube-apiserver loads or refuses each file as its audit policy, and which parts it ignores."
                    + " The exit code is 1 if it refuses a file.");

    private final Inputs inputs = new Inputs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        PrintWriter out = environment.out();
        if (release.server().isPresent()) {
            return ServerCheck.of(
                            inputs.sources(environment.err()), release.server().get())
                    .print(format.or(OutputFormat.text), out);
        }
        Lint lint = Lint.of(inputs.sources(environment.err()).toArray(Source[]::new));
        Lint forKubernetes = release.kubernetes().map(lint::forKubernetes).orElse(lint);
        List<Violation> violations =
                operator().map(forKubernetes::forOperator).orElse(forKubernetes).run();
        if (format.or(OutputFormat.text) == OutputFormat.text) {
            return Gleaner.report(violations, out);
        }
        out.print(toTree(violations).toJson());
        out.flush();
        return Gleaner.exitCode(violations);
    }

    private Optional<OperatorVersion> operator() {
        Optional<OperatorVersion> ofRelease = harvester.value().map(HarvesterRelease::operatorVersion);
        if (operator.isGiven() && ofRelease.isPresent() && !ofRelease.equals(operator.value())) {
            throw new UsageException("--operator " + operator.get() + " and --release " + harvester.get()
                    + " name different versions of the logging operator; give only one of them");
        }
        return operator.value().or(() -> ofRelease);
    }

    /** Converts violations to JSON. */
    static Tree toTree(List<Violation> violations) {
        return Tree.sequence(violations.stream().map(Check::toTree).toArray(Tree[]::new));
    }

    private static Tree toTree(Violation violation) {
        return Tree.mapping(v -> v.put("file", violation.file())
                .put("line", Tree.number(violation.position().line()))
                .put("column", Tree.number(violation.position().column()))
                .put("path", violation.path().toString())
                .put("severity", violation.severity().name().toLowerCase(Locale.ROOT))
                .put("code", violation.code())
                .put("message", violation.message()));
    }
}
