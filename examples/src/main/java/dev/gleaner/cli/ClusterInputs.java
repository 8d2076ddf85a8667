package dev.gleaner.cli;

import dev.gleaner.logging.resources.ClusterResources;
import dev.gleaner.manifest.ParsedFile;
import java.util.List;

/** The manifests that a command reads, and the cluster that holds their objects. */
final class ClusterInputs {
    private final ClusterOptions options;
    private final Inputs inputs;

    ClusterInputs(Syntax syntax) {
        options = new ClusterOptions(syntax);
        inputs = new Inputs(syntax);
    }

    /** The parsed files. */
    List<ParsedFile> files(Environment environment) {
        return inputs.sources(environment.err()).stream()
                .map(ParsedFile::readLenient)
                .toList();
    }

    /** The objects of files, and of the release if they have no Logging. */
    ClusterResources cluster(List<ParsedFile> files) {
        return options.cluster(files);
    }
}
