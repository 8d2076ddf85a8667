package dev.gleaner.manifest;

import dev.gleaner.document.FileEdit;
import dev.gleaner.document.FileProblem;
import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The manifests in a folder and its subfolders: the files that end in {@code .yaml}, {@code .yml} or {@code .json},
 * sorted by name. Hidden files and folders are left out. Links to files are followed, because mounted ConfigMaps consist
 * of them; links to folders are skipped, because they can form cycles.
 *
 * <pre>{@code
 * List<FileEdit> edits = ManifestFolder.edit(folder, ClusterOutput.class, o -> o.name().equals("splunk")
 *         ? o.edit(e -> e.spec(s -> s.targetBuffer(b -> b.timekey("1m"))))
 *         : o);
 * edits.forEach(edit -> System.out.print(edit.difference()));
 * edits.forEach(FileEdit::writeOrThrow);
 * }</pre>
 */
public final class ManifestFolder {
    /** The maximum number of manifests and subfolders. */
    private static final int MAX_ENTRIES = 10_000;

    private static final int MAX_DEPTH = 100;
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private final Path top;
    private final Predicate<Path> wanted;
    private final Consumer<Path> skipped;
    private final List<Source> sources = new ArrayList<>();
    private int count;

    private ManifestFolder(Path top, Predicate<Path> wanted, Consumer<Path> skipped) {
        this.top = top;
        this.wanted = wanted;
        this.skipped = skipped;
    }

    /**
     * The manifests in a folder, or a single file. What cannot be read is reported when the source is parsed, as is a
     * folder without manifests.
     */
    public static List<Source> sources(Path path) {
        return sources(path, link -> {});
    }

    /**
     * The manifests in a folder, or a single file, as {@link #sources(Path)} returns them. Passes each link to a folder
     * to {@code skipped}; such links are not followed.
     */
    public static List<Source> sources(Path path, Consumer<Path> skipped) {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(skipped, "skipped");
        if (!Files.isDirectory(path)) {
            return List.of(Source.of(path));
        }
        List<Source> found = matching(path, ManifestFolder::isManifest, skipped);
        return found.isEmpty() ? List.of(unreadable(path, "no file ends in .yaml, .yml or .json")) : found;
    }

    /**
     * The files in a folder and its subfolders that meet a condition; empty if there are none. What cannot be read is
     * reported when the source is parsed. Passes each link to a folder to {@code skipped}; such links are not followed.
     */
    public static List<Source> matching(Path folder, Predicate<Path> condition, Consumer<Path> skipped) {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(skipped, "skipped");
        ManifestFolder files = new ManifestFolder(folder, condition, skipped);
        files.walk(folder, 0);
        if (files.count > MAX_ENTRIES) {
            files.addUnreadable(folder, "more than " + MAX_ENTRIES + " manifests and subfolders; the rest is skipped");
        }
        return List.copyOf(files.sources);
    }

    /**
     * Prepares a change of the documents of a kind in the files of a folder, as {@link Manifests#edit} does for one
     * file. The result has an edit for each file with such a document, and for each file that cannot be read as YAML or
     * JSON, which is an error; it is empty if there are none. Other files are not touched, nor are objects inside lists
     * and texts. Unknown fields are errors.
     *
     * @throws UncheckedIOException if the folder has no manifest, or if it or a subfolder cannot be read as a whole
     */
    public static <T extends ModelManifest> List<FileEdit> edit(Path folder, Class<T> type, UnaryOperator<T> change) {
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(type, "type");
        List<FileEdit> edits = new ArrayList<>();
        for (Source source : sources(folder)) {
            Path file = Path.of(source.name());
            if (Files.isDirectory(file)) {
                IOException reason = source.failure().orElseThrow();
                throw new UncheckedIOException(file + " cannot be read: " + FileProblem.inWords(reason), reason);
            }
            if (isToEdit(source, type)) {
                edits.add(Manifests.edit(file, type, change));
            }
        }
        return List.copyOf(edits);
    }

    /** Whether a file has a document of a kind, or cannot be read. */
    private static boolean isToEdit(Source source, Class<? extends ModelManifest> type) {
        ManifestReader.Documents read = ManifestReader.lenient().readAll(source);
        return read.violations().stream().anyMatch(Violation::isError)
                || read.parts().stream().anyMatch(part -> Kinds.isA(type, part));
    }

    private void walk(Path folder, int depth) {
        if (depth > MAX_DEPTH) {
            addUnreadable(folder, "more than " + MAX_DEPTH + " levels below " + top);
            return;
        }
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                walk(entry, depth + 1);
            } else if (Files.isDirectory(entry)) {
                skipped.accept(entry);
            } else if (Files.exists(entry) && !Files.isRegularFile(entry)) {
                addUnreadable(entry, "is not a regular file");
            } else {
                sources.add(Source.of(entry));
            }
        }
    }

    /** The subfolders and the wanted files, sorted, without hidden ones. */
    private List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, this::isWanted)) {
            for (Path entry : stream) {
                if (++count > MAX_ENTRIES) {
                    break;
                }
                entries.add(entry);
            }
        } catch (IOException e) {
            sources.add(Source.unreadable(folder.toString(), e));
        } catch (DirectoryIteratorException e) {
            sources.add(Source.unreadable(folder.toString(), Objects.requireNonNull(e.getCause())));
        }
        entries.sort(Comparator.comparing(Path::toString));
        return entries;
    }

    private boolean isWanted(Path entry) {
        return !entry.getFileName().toString().startsWith(".") && (wanted.test(entry) || Files.isDirectory(entry));
    }

    private static boolean isManifest(Path entry) {
        String lower = entry.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    private void addUnreadable(Path path, String reason) {
        sources.add(unreadable(path, reason));
    }

    private static Source unreadable(Path path, String reason) {
        return Source.unreadable(path.toString(), new IOException(reason));
    }
}
