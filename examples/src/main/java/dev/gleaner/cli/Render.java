package dev.gleaner.cli;

import dev.gleaner.document.DocumentFault;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterRelease;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.render.FluentbitConf;
import dev.gleaner.logging.render.FluentbitFiles;
import dev.gleaner.logging.render.FluentdConf;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ParsedFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Prints the configuration that the logging operator generates. */
final class Render implements Command {
    private final Syntax syntax = new Syntax(
            "render",
            "Prints the configuration that the logging operator generates. This is the fluentd.conf of a Logging, for"
                    + " the flows and outputs in the manifests. --logging can also name a Logging that a chart in the"
                    + " manifests renders. The text contains the secrets that the manifests contain as literal texts."
                    + " It shows the content of other Secrets as <secret NAMESPACE/NAME KEY>. If the operator refuses"
                    + " to generate the file, prints its reasons. Reports unknown fields, which the API server drops, on"
                    + " standard error. gleaner check reports other errors.");

    private final Option<String> logging = syntax.option(
                    "--logging", "NAME", name -> name, "The name of the Logging, such as rancher-logging-root.")
            .required();

    private final OperatorOptions operator = new OperatorOptions(
            syntax,
            "The version of the logging operator, such as " + OperatorVersion.V3_17_7
                    + ". By default, it is that of the chart rancher-logging in the manifests, or else the newest.",
            "The release of Harvester, such as " + HarvesterRelease.latest() + ", whose logging operator generates the"
                    + " configuration.");

    private final Option<String> fluentbit = syntax.flag(
            "--fluent-bit",
            "Prints instead the files of the fluent-bits that send records to the Logging. A comment before each file"
                    + " names its Secret and the file.");

    private final Inputs inputs = new Inputs(syntax);

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        List<Source> sources = inputs.sources(environment.err());
        List<ParsedFile> files = sources.stream().map(ParsedFile::readLenient).toList();
        int code = Inputs.report(files, environment.err());
        return code == Gleaner.SUCCESS
                ? Math.max(
                        print(cluster(files), environment), Gleaner.report(unknownFields(sources), environment.err()))
                : code;
    }

    /** The fields that the API server drops, so that the configuration does not have them. */
    private static List<Violation> unknownFields(List<Source> sources) {
        return sources.stream()
                .flatMap(source -> ParsedFile.read(source).violations().stream())
                .filter(violation -> violation.code().equals(DocumentFault.FIELD_UNKNOWN.code()))
                .toList();
    }

    private ClusterResources cluster(List<ParsedFile> files) {
        ClusterResources cluster = ClusterResources.of(
                files.stream().flatMap(file -> file.objects().stream()).toList());
        return operator.version().map(cluster::forOperator).orElse(cluster);
    }

    private int print(ClusterResources cluster, Environment environment) {
        List<Violation> unread = violationsOfLogging(cluster);
        if (cluster.logging(logging.get()).isEmpty()
                && cluster.loggingWithErrors(logging.get()).isEmpty()
                && !unread.isEmpty()) {
            return Gleaner.report(unread, environment.err());
        }
        if (fluentbit.isGiven()) {
            return printCollectors(cluster, environment);
        }
        FluentdConf conf = named(() -> FluentdConf.of(cluster, logging.get()));
        conf.text().ifPresent(text -> print(text, environment.out()));
        return Gleaner.report(conf.violations(), environment.err());
    }

    private int printCollectors(ClusterResources cluster, Environment environment) {
        List<Violation> violations = new ArrayList<>();
        for (FluentbitConf conf : named(() -> FluentbitConf.all(cluster, logging.get()))) {
            FluentbitFiles files = conf.files();
            violations.addAll(files.violations());
            files.texts()
                    .forEach((name, text) ->
                            print("# " + conf.secretName() + "/" + name + "\n" + text, environment.out()));
        }
        return Gleaner.report(violations, environment.err());
    }

    /** The violations of the Logging if it cannot be read. */
    private List<Violation> violationsOfLogging(ClusterResources cluster) {
        return cluster.unread().stream()
                .filter(object -> object.part().text("kind").equals("Logging"))
                .filter(object -> object.part().field("metadata").text("name").equals(logging.get()))
                .flatMap(object -> object.violations().stream())
                .toList();
    }

    private static <T> T named(Supplier<T> configuration) {
        try {
            return configuration.get();
        } catch (IllegalArgumentException e) {
            throw UsageException.ofOption("--logging", String.valueOf(e.getMessage()));
        }
    }

    private static void print(String text, PrintWriter out) {
        out.print(text);
        out.flush();
    }
}
