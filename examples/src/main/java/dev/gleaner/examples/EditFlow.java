package dev.gleaner.examples;

import dev.gleaner.document.Manifests;
import dev.gleaner.logging.ClusterFlow;
import java.nio.file.Path;

/** Adds a label and an output to an existing ClusterFlow. */
public final class EditFlow {
    private EditFlow() {}

    /** Takes the path of a ClusterFlow. */
    public static void main(String[] args) {
        ClusterFlow flow = Manifests.read(Path.of(args[0]), ClusterFlow.class).orThrow();
        ClusterFlow edited = flow.edit(
                f -> f.metadata(m -> m.putLabel("team", "platform")).spec(s -> s.addGlobalOutputRef("archive")));
        System.out.print(edited.toYaml());
    }
}
