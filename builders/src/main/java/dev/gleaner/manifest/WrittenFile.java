package dev.gleaner.manifest;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that a configuration writes to a node: yip's {@code stages.*.files}, cloud-init's {@code write_files}, or
 * {@code os.write_files} of the configuration of the Harvester installer.
 *
 * @param part the entry of the configuration
 */
record WrittenFile(Part part) {
    /** Whether a document is such a configuration. */
    static boolean isConfiguration(Part document) {
        return document.tree() instanceof Tree.Mapping mapping
                && !mapping.hasValue("apiVersion")
                && !mapping.hasValue("kind")
                && (document.field("stages").tree() instanceof Tree.Mapping
                        || document.field("write_files").tree() instanceof Tree.Sequence
                        || document.field("os").field("write_files").tree() instanceof Tree.Sequence);
    }

    /** The files of a configuration, in order; empty if the document is something else. */
    static List<WrittenFile> of(Part document) {
        List<WrittenFile> files = new ArrayList<>();
        if (!isConfiguration(document)) {
            return files;
        }
        Part stages = document.field("stages");
        if (stages.tree() instanceof Tree.Mapping mapping) {
            for (Tree.Field stage : mapping.fields()) {
                stages.field(stage.name()).items().forEach(step -> add(step.field("files"), files));
            }
        }
        add(document.field("write_files"), files);
        add(document.field("os").field("write_files"), files);
        return files;
    }

    private static void add(Part entries, List<WrittenFile> files) {
        entries.items().forEach(entry -> files.add(new WrittenFile(entry)));
    }

    /** The path on the node; empty if the entry has none. */
    String path() {
        return part.text("path");
    }

    /** The content in its encoding. */
    Part content() {
        return part.field("content");
    }

    /** The name of the encoding; empty if it has none. */
    String encoding() {
        return part.text("encoding");
    }
}
