package dev.gleaner.expectation.verify;

import dev.gleaner.document.Source;
import dev.gleaner.manifest.ManifestFolder;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The files that expectations name, as sources. What cannot be read is reported when the source is parsed. */
final class SubjectFiles {
    private SubjectFiles() {}

    /** A file. */
    static Source source(Path folder, String file) {
        try {
            return Source.of(folder.resolve(file));
        } catch (InvalidPathException e) {
            return Source.unreadable(file, new IOException("is not a valid file name"));
        }
    }

    /** A file, or the manifests in a folder and its subfolders, sorted by name, without hidden ones. */
    static List<Source> sources(Path folder, String file) {
        try {
            return ManifestFolder.sources(folder.resolve(file));
        } catch (InvalidPathException e) {
            return List.of(source(folder, file));
        }
    }
}
