package dev.gleaner.manifest;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.FileProblem;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.NearestName;
import dev.gleaner.document.OpaqueManifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Violation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Manifests that belong together, as files in the order of installation. Immutable. A program makes a set; existing
 * files are read with {@link ParsedFile}, changed with {@link ManifestFolder}, and routed with
 * {@code ClusterResources}.
 *
 * <pre>{@code
 * ManifestSet changed = set.map(
 *         ClusterOutput.class, o -> o.edit(e -> e.spec(s -> s.targetBuffer(b -> b.timekey("1m")))));
 * changed.changesIn(folder).forEach(System.out::println);
 * changed.replaceIn(folder);
 * }</pre>
 */
public final class ManifestSet {
    private final List<ManifestFile> files;

    private ManifestSet(List<ManifestFile> files) {
        this.files = List.copyOf(files);
    }

    /**
     * A set of files.
     *
     * @throws IllegalArgumentException if two files have the same name, ignoring case, or if a file has the name of
     * another file's folder
     */
    public static ManifestSet of(List<ManifestFile> files) {
        Objects.requireNonNull(files, "files");
        FileName.requireDistinct(files.stream().map(ManifestFile::name).toList());
        return new ManifestSet(files);
    }

    /** The files, in the order of installation. */
    public List<ManifestFile> files() {
        return files;
    }

    /**
     * The file with a name.
     *
     * @throws IllegalArgumentException if there is none; the message has the nearest name, or all names
     */
    public ManifestFile file(String name) {
        Objects.requireNonNull(name, "name");
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no file " + Violation.quoted(name) + hint(name)));
    }

    private String hint(String name) {
        List<String> names = files.stream().map(ManifestFile::name).toList();
        return NearestName.hint(name, names, "the files are");
    }

    /** The distinct manifests of all files. */
    public List<Manifest> manifests() {
        return files.stream()
                .flatMap(file -> file.manifests().stream())
                .distinct()
                .toList();
    }

    /** The documents of all files, untyped. */
    public List<Part> parts() {
        return files.stream().flatMap(file -> file.parts().stream()).toList();
    }

    /** The set of files that satisfy a condition. */
    public ManifestSet filter(Predicate<? super ManifestFile> condition) {
        Objects.requireNonNull(condition, "condition");
        return new ManifestSet(files.stream().filter(condition).toList());
    }

    /** The set with each file changed, for example by {@link ManifestFile#mapText}. */
    public ManifestSet mapFiles(UnaryOperator<ManifestFile> change) {
        Objects.requireNonNull(change, "change");
        return of(files.stream()
                .map(file -> Objects.requireNonNull(change.apply(file), "changed file"))
                .toList());
    }

    /** The set with every manifest of a type changed, in every file that contains it. */
    public <T extends Manifest> ManifestSet map(Class<T> type, UnaryOperator<T> change) {
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(type, "type");
        return mapFiles(
                file -> file.map(manifest -> type.isInstance(manifest) ? change.apply(type.cast(manifest)) : manifest));
    }

    /**
     * The distinct manifests that a client can apply one after another: a namespace before the objects in it, the
     * charts of CRDs before other charts, and an output before its flows. An EventTailer, an output and a flow need the
     * CRDs of the charts: the client waits until the charts are ready.
     */
    public List<Manifest> forKubectl() {
        return InstallOrder.of(filter(file -> file.carrier() == Carrier.KUBECTL).manifests());
    }

    /** New fabric8 resources of {@link #forKubectl}, in its order. */
    public List<GenericKubernetesResource> resources() {
        return forKubectl().stream().flatMap(ManifestSet::resource).toList();
    }

    /** An audit policy is not an object of the API server. */
    private static Stream<GenericKubernetesResource> resource(Manifest manifest) {
        if (manifest instanceof ApiObject object) {
            return Stream.of(object.toResource());
        }
        return manifest instanceof OpaqueManifest opaque ? Stream.of(opaque.toResource()) : Stream.empty();
    }

    /** All files as one text, each after a comment with its name and purpose. */
    public String toYaml() {
        return files.stream().map(file -> "# " + file + "\n" + file.toYaml()).collect(Collectors.joining("---\n"));
    }

    /**
     * Compares the files with those in a folder, which may be missing.
     *
     * @throws UncheckedIOException if a file cannot be read, or a link leads out of the folder
     */
    public List<FileChange> changesIn(Path folder) {
        Objects.requireNonNull(folder, "folder");
        requireInside(folder);
        return files.stream()
                .map(file -> FileChange.of(file, folder.resolve(file.name())))
                .toList();
    }

    private void requireInside(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UncheckedIOException(
                    folder + " cannot be written: is a file",
                    new FileSystemException(folder.toString(), null, "is a file"));
        }
        Path top = real(folder);
        for (ManifestFile file : files) {
            Path path = folder.resolve(file.name());
            if (!real(path).startsWith(top)) {
                throw new UncheckedIOException(
                        path + " cannot be written: a link leads out of the folder",
                        new FileSystemException(path.toString(), null, "a link leads out of the folder"));
            }
        }
    }

    /** The real path, with links resolved. The part of the path that does not exist remains unchanged. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath();
        Path existing = absolute;
        while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        try {
            return existing == null ? absolute : existing.toRealPath().resolve(existing.relativize(absolute));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written: " + FileProblem.inWords(e), e);
        }
    }

    /**
     * Writes the files into a folder, which is created if it does not exist. Files with the same text are not touched,
     * and files that the set does not have stay. No file is written outside the folder: a link that leads out of it is
     * refused.
     *
     * @throws IllegalStateException if a file exists with another text; then nothing is written
     * @throws UncheckedIOException if a file cannot be read or written
     */
    public void writeTo(Path folder) {
        Objects.requireNonNull(folder, "folder");
        List<FileChange> changes = changesIn(folder);
        List<String> different = changes.stream()
                .filter(change -> change.kind() == FileChange.Kind.DIFFERENT)
                .map(change -> change.path().toString())
                .toList();
        if (!different.isEmpty()) {
            throw new IllegalStateException(
                    "files exist with another content: " + String.join(", ", different) + "; replaceIn replaces them");
        }
        write(changes);
    }

    /**
     * Writes the files into a folder, which is created if it does not exist. Existing files with
     * another text are replaced by {@link Manifests#replace}; files that the set does not have stay, such as that of an
     * output that a program no longer adds. No file is written outside the folder: a link that leads out of it is
     * refused.
     *
     * @throws UncheckedIOException if a file cannot be read or written
     */
    public void replaceIn(Path folder) {
        Objects.requireNonNull(folder, "folder");
        write(changesIn(folder));
    }

    private static void write(List<FileChange> changes) {
        for (FileChange change : changes) {
            if (change.kind() != FileChange.Kind.SAME) {
                createFolderOf(change.path());
                Manifests.replace(change.path(), change.file().toYaml());
            }
        }
    }

    private static void createFolderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be created: " + FileProblem.inWords(e), e);
        }
    }

    @Override
    public String toString() {
        return files.stream().map(ManifestFile::toString).collect(Collectors.joining("\n"));
    }
}
