package dev.gleaner.examples;

import dev.gleaner.document.FileEdit;
import dev.gleaner.document.Manifests;
import dev.gleaner.logging.ClusterFlow;
import java.nio.file.Path;

/** Adds an output to the ClusterFlows of a file, whose comments and other documents stay. */
public final class EditFile {
    private EditFile() {}

    /** Takes the path of the file. */
    public static void main(String[] args) {
        FileEdit edit = Manifests.edit(
                Path.of(args[0]),
                ClusterFlow.class,
                flow -> flow.edit(f -> f.spec(s -> s.addGlobalOutputRef("archive"))));
        edit.writeOrThrow();
        System.out.print(edit.text());
    }
}
