package dev.gleaner.cli;

/** The manifests that a command reads, and the options that say which cluster holds their objects. */
final class ClusterInputs {
    private final ClusterOptions options;
    private final Inputs inputs;

    ClusterInputs(Syntax syntax) {
        options = new ClusterOptions(syntax);
        inputs = new Inputs(syntax);
    }

    /** Reads the manifests. */
    ClusterManifests read(Environment environment) {
        return ClusterManifests.read(inputs.names(), options, environment.err());
    }
}
