package dev.gleaner.expectation.verify;

import dev.gleaner.document.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files that expectations name, as sources. What cannot be read is reported when the source is parsed. */
final class SubjectFiles {
    private static final int MOST_LEVELS = 20;
    private static final int MOST_FILES = 10_000;
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

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
            Path path = folder.resolve(file);
            return Files.isDirectory(path) ? inFolder(path) : List.of(Source.of(path));
        } catch (InvalidPathException e) {
            return List.of(source(folder, file));
        }
    }

    private static List<Source> inFolder(Path folder) {
        try (Stream<Path> entries = Files.walk(folder, MOST_LEVELS)) {
            List<Path> files = entries.filter(SubjectFiles::isManifest)
                    .limit(MOST_FILES + 1L)
                    .sorted()
                    .toList();
            if (files.size() > MOST_FILES) {
                return List.of(unreadable(folder, "more than " + MOST_FILES + " manifests"));
            }
            return files.isEmpty()
                    ? List.of(unreadable(folder, "no file ends in .yaml, .yml or .json"))
                    : files.stream().map(Source::of).toList();
        } catch (IOException e) {
            return List.of(Source.unreadable(folder.toString(), e));
        } catch (UncheckedIOException e) {
            return List.of(unreadable(folder, String.valueOf(e.getMessage())));
        }
    }

    private static Source unreadable(Path folder, String reason) {
        return Source.unreadable(folder.toString(), new IOException(reason));
    }

    private static boolean isManifest(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }
}
