package dev.gleaner.manifest;

import dev.gleaner.document.Source;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The manifests in a folder and its subfolders: the files that end in {@code .yaml}, {@code .yml} or {@code .json},
 * sorted by name. Hidden files and folders are left out. Links to files are followed, because mounted ConfigMaps consist
 * of them, and links to folders are not.
 */
public final class ManifestFolder {
    private static final int MOST_FILES = 10_000;
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private ManifestFolder() {}

    /**
     * The manifests in a folder, or a single file. What cannot be read is reported when the source is parsed, as is a
     * folder without manifests.
     */
    public static List<Source> sources(Path path) {
        Objects.requireNonNull(path, "path");
        if (!Files.isDirectory(path)) {
            return List.of(Source.of(path));
        }
        try {
            // A walk does not follow a link at which it starts.
            Walk walk = new Walk(path, path.toRealPath());
            Files.walkFileTree(walk.start, walk);
            return walk.sources();
        } catch (IOException e) {
            return List.of(Source.unreadable(path.toString(), e));
        }
    }

    /** Collects the files; a failure is a source that cannot be read. */
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path top;
        private final Path start;
        private final List<Path> files = new ArrayList<>();
        private final List<Source> unreadable = new ArrayList<>();

        Walk(Path top, Path start) {
            this.top = top;
            this.start = start;
        }

        /** The path below the one that was given. */
        private Path named(Path path) {
            return top.resolve(start.relativize(path));
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(start) || !isHidden(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isHidden(file) && isManifest(file) && !Files.isDirectory(file)) {
                files.add(named(file));
            }
            return files.size() > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException reason) {
            unreadable.add(Source.unreadable(named(path).toString(), reason));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException reason) {
            return reason == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, reason);
        }

        private static boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }

        private static boolean isManifest(Path file) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            return ENDINGS.stream().anyMatch(name::endsWith);
        }

        List<Source> sources() {
            if (files.size() > MOST_FILES) {
                return List.of(nothing("more than " + MOST_FILES + " manifests"));
            }
            List<Source> sources = new ArrayList<>();
            files.stream()
                    .sorted(Comparator.comparing(Path::toString))
                    .map(Source::of)
                    .forEach(sources::add);
            sources.addAll(unreadable);
            return sources.isEmpty() ? List.of(nothing("no file ends in .yaml, .yml or .json")) : List.copyOf(sources);
        }

        private Source nothing(String reason) {
            return Source.unreadable(top.toString(), new IOException(reason));
        }
    }
}
