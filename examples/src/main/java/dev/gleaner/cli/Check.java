package dev.gleaner.cli;

import dev.gleaner.document.Severity;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.expectation.verify.ExpectationFile;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.lint.Lint;
import dev.gleaner.lint.LintFinding;
import dev.gleaner.lint.SarifLog;
import dev.gleaner.logging.OperatorVersion;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks manifests, or checks how kube-apiserver loads audit policies. */
final class Check implements Command {
    /** The formats of results. */
    enum OutputFormat {
        /** Text for people. */
        text,
        /** JSON for programs. */
        json
    }

    /** The formats of findings in files. */
    enum FindingFormat {
        /** Text for people. */
        text,
        /** JSON for programs. */
        json,
        /** SARIF 2.1.0 for code hosts and editors. */
        sarif,
        /** Commands of GitHub Actions, which shows them beside the lines of files. */
        github;

        /** The same format for results of another kind. */
        OutputFormat forOtherResults(String option) {
            return switch (this) {
                case text -> OutputFormat.text;
                case json -> OutputFormat.json;
                case sarif, github ->
                    throw new UsageException("--format " + this + " is for violations in files; with " + option
                            + ", expected text or json");
            };
        }
    }

    /** The values of the option {@code --format}. */
    static final Words<OutputFormat> FORMATS = Words.of(OutputFormat.class);

    private static final Words<Severity> SEVERITIES =
            new Words<>(List.of(Severity.ERROR, Severity.WARNING), severity -> severity.name()
                    .toLowerCase(Locale.ROOT));

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*+");

    private final Syntax syntax = new Syntax(
            "check",
            "Checks manifests, each by itself and all together. Also checks the texts inside them: the values of an"
                    + " Addon, and the files that yip or cloud-init writes, as in /oem/99_custom.yaml. In Go"
                    + " templates, such as those of the Harvester installer, does not check the values that the"
                    + " template fills in. With --as-server, checks how kube-apiserver loads each file as its audit"
                    + " policy.");

    private final Option<FindingFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Words.of(FindingFormat.class),
            "text (the default): a line for each violation, and below it the line of the file, unless this line may"
                    + " contain a secret; json: an array of violations; sarif: SARIF 2.1.0, for code hosts and"
                    + " editors; github: commands of GitHub Actions, which shows violations beside the lines of files."
                    + " With --as-server, json is an object with the outcome of a file, or an array of such objects"
                    + " for several files.");

    private final Option<OperatorVersion> operator = syntax.option(
            "--operator",
            "VERSION",
            OperatorVersion::of,
            "The version of the logging operator, such as " + OperatorVersion.V3_17_7 + ": fields, plug-ins and kinds"
                    + " that it does not have are errors. By default, those of all versions are accepted.");

    private final Option<HarvesterRelease> harvester = syntax.option(
            "--release",
            "RELEASE",
            ReleaseName::of,
            "A release of Harvester, such as " + HarvesterRelease.latest()
                    + ": checks for the chart, the images and the logging operator of this release. Checks audit"
                    + " policies for its Kubernetes release, unless --kubernetes names another one.");

    private final Option<String> complete = syntax.flag(
            "--complete",
            "States that the files are complete: a reference to a Logging, output, Secret or audit policy that they do"
                    + " not contain is an error; for the policy that Harvester ships it is a warning. By default, the"
                    + " cluster or the node may contain it.");

    private final Option<String> ignored = syntax.option(
                    "--ignore",
                    "CODES",
                    Check::code,
                    "The codes of violations to ignore, separated by commas. To ignore a violation in one line, write"
                            + " the comment '# gleaner: ignore CODE' on this line or above it.")
            .listed();

    private final Option<Severity> failOn = syntax.option(
            "--fail-on",
            "SEVERITY",
            SEVERITIES,
            "The lowest severity that makes the exit code 1: error (the default) or warning.");

    private final Option<String> secrets = syntax.flag(
            "--secrets",
            "Prints the Secrets that the objects need, each with its namespace, name and key, and the place of the first"
                    + " reference to it. Checks nothing.");

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
                    .print(format.or(FindingFormat.text).forOtherResults("--as-server"), out);
        }
        List<Source> sources = inputs.sources(environment.err());
        Lint lint = lint(sources);
        if (secrets.isGiven()) {
            return SecretLines.print(
                    lint.secrets(), format.or(FindingFormat.text).forOtherResults("--secrets"), out);
        }
        List<LintFinding> findings = lint.findings();
        List<Violation> violations =
                findings.stream().map(LintFinding::violation).toList();
        switch (format.or(FindingFormat.text)) {
            case text -> FindingLines.print(violations, sources, out);
            case json -> out.print(toTree(findings).toJson());
            case sarif -> out.print(SarifLog.of(findings).toJson());
            case github -> GithubCommands.print(violations, out);
        }
        out.flush();
        boolean fails = failOn.or(Severity.ERROR) == Severity.WARNING && !violations.isEmpty();
        return Math.max(Gleaner.exitCode(violations), fails ? Gleaner.VIOLATIONS : Gleaner.SUCCESS);
    }

    private Lint lint(List<Source> sources) {
        List<Violation> expectations = sources.stream()
                .filter(ExpectationFile::isOne)
                .flatMap(source -> ExpectationFile.of(source).check().stream())
                .toList();
        Lint lint = withoutIgnored(Lint.of(sources)).and(expectations);
        Lint forKubernetes = release.kubernetes().map(lint::forKubernetes).orElse(lint);
        Lint forOperator = operator().map(forKubernetes::forOperator).orElse(forKubernetes);
        Lint forRelease = harvester.value().map(forOperator::forRelease).orElse(forOperator);
        return complete.isGiven() ? forRelease.complete() : forRelease;
    }

    private Lint withoutIgnored(Lint lint) {
        try {
            return lint.without(ignored.values().toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw UsageException.ofOption("--ignore", String.valueOf(e.getMessage()));
        }
    }

    private static String code(String text) {
        if (!CODE.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a code such as output-ref-dangling but was '" + text + "'");
        }
        return text;
    }

    private Optional<OperatorVersion> operator() {
        Optional<OperatorVersion> ofRelease = harvester.value().map(HarvesterRelease::operatorVersion);
        if (operator.isGiven() && ofRelease.isPresent() && !ofRelease.equals(operator.value())) {
            throw new UsageException("--operator " + operator.get() + " and --release " + harvester.get()
                    + " name different versions of the logging operator; give only one of them");
        }
        return operator.value().or(() -> ofRelease);
    }

    private static Tree toTree(List<LintFinding> findings) {
        return Tree.sequence(findings.stream().map(LintFinding::toTree).toArray(Tree[]::new));
    }
}
