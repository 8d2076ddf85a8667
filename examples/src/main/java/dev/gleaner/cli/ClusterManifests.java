package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.lint.Lint;
import dev.gleaner.logging.resources.ChartPart;
import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ParsedFile;
import dev.gleaner.manifest.ParsedObject;
import java.io.PrintWriter;
import java.util.List;

/** The manifests of a cluster about which a command prints a result. */
final class ClusterManifests {
    private final List<String> names;
    private final List<Source> sources;
    private final ClusterOptions options;
    private final List<ParsedFile> files;

    private ClusterManifests(List<String> names, List<Source> sources, ClusterOptions options) {
        this.names = names;
        this.sources = sources;
        this.options = options;
        this.files = sources.stream().map(ParsedFile::readLenient).toList();
    }

    /** Reads the files, folders and patterns of a call. Prints what is skipped in folders to {@code notes}. */
    static ClusterManifests read(List<String> names, ClusterOptions options, PrintWriter notes) {
        List<Source> sources = names.stream()
                .flatMap(name -> Inputs.sources(name, notes).stream())
                .toList();
        return new ClusterManifests(names, sources, options);
    }

    /** Prints what is wrong with the syntax of the files, and returns the exit code; after an error there is no result. */
    int reportSyntax(PrintWriter err) {
        return Inputs.report(files, err);
    }

    /** The objects of the files, and of the release if they have no Logging. */
    ClusterResources cluster() {
        return options.cluster(files);
    }

    /** Prints what the result does not show, and returns the exit code for the errors in it. */
    int report(ClusterResources cluster, PrintWriter err) {
        List<ParsedObject> objects =
                files.stream().flatMap(file -> file.objects().stream()).toList();
        if (objects.stream().noneMatch(ParsedObject::isOfOperator)
                && ChartPart.in(objects).isEmpty()) {
            err.println(Printable.line("no manifest of the logging operator in " + String.join(", ", names)
                    + "; the result is that of Harvester " + options.harvester() + " alone"));
        } else {
            options.addedLoggings(objects)
                    .ifPresent(added -> err.println(
                            Printable.line("no Logging in " + String.join(", ", names) + "; added " + added)));
        }
        List<Violation> violations = options.check(Lint.of(sources)).run();
        new IgnoredFlows(cluster).report(violations, err);
        return ManifestErrors.report(violations, options.checkCall(), err);
    }
}
