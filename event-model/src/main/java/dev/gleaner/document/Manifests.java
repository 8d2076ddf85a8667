package dev.gleaner.document;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads and writes typed documents; {@link ManifestReader} has more ways to read.
 *
 * <pre>{@code
 * Reading<AuditPolicy> reading = Manifests.read(Path.of("policy.yaml"), AuditPolicy.class);
 * reading.violations().forEach(System.err::println);
 * AuditPolicy policy = reading.orThrow();
 * Manifests.write(policy, Path.of("formatted.yaml"));
 * }</pre>
 */
public final class Manifests {
    private Manifests() {}

    /**
     * The only document of a file, in YAML or JSON. Unknown fields are errors. A file that cannot be read is an error.
     */
    public static <T extends OpenObject> Reading<T> read(Path file, Class<T> type) {
        Objects.requireNonNull(type, "type");
        return ManifestReader.strict().read(Source.of(file), type);
    }

    /** The only document of a text, in YAML or JSON; unknown fields are errors. */
    public static <T extends OpenObject> Reading<T> read(String text, Class<T> type) {
        Objects.requireNonNull(type, "type");
        return ManifestReader.strict().read(Source.of(text), type);
    }

    /**
     * The only document of a file; unknown fields are kept, and {@link ManifestReader#reporting} also reports them. A file
     * that cannot be read is an error.
     */
    public static <T extends OpenObject> Reading<T> readLenient(Path file, Class<T> type) {
        Objects.requireNonNull(type, "type");
        return ManifestReader.lenient().read(Source.of(file), type);
    }

    /** The only document of a text; unknown fields are kept. */
    public static <T extends OpenObject> Reading<T> readLenient(String text, Class<T> type) {
        Objects.requireNonNull(type, "type");
        return ManifestReader.lenient().read(Source.of(text), type);
    }

    /**
     * Every document of a file, in order, each as an {@link OpaqueManifest}. A file that cannot be read is an error.
     */
    public static Reading<List<Manifest>> readAll(Path file) {
        Objects.requireNonNull(file, "file");
        return readAll(file, List.of());
    }

    /** Every document of a text, in order, each as an {@link OpaqueManifest}. */
    public static Reading<List<Manifest>> readAll(String text) {
        Objects.requireNonNull(text, "text");
        return readAll(text, List.of());
    }

    /**
     * Every document of a file, in order: those of the given kinds are typed, and unknown fields in them are errors;
     * others become an {@link OpaqueManifest}. A file that cannot be read is an error.
     */
    public static Reading<List<Manifest>> readAll(
            Path file, Collection<? extends Class<? extends ModelManifest>> types) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(types, "types");
        return ManifestReader.strict().readAll(Source.of(file), types);
    }

    /** Every document of a text, in order, as {@link #readAll(Path, Collection)} reads those of a file. */
    public static Reading<List<Manifest>> readAll(
            String text, Collection<? extends Class<? extends ModelManifest>> types) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(types, "types");
        return ManifestReader.strict().readAll(Source.of(text), types);
    }

    /** An object of a fabric8 client; unknown fields are errors. */
    public static <T extends OpenObject> Reading<T> read(KubernetesResource resource, Class<T> type) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(type, "type");
        return ManifestReader.strict().read(resource, type);
    }

    /** An object of a fabric8 client; unknown fields are kept, such as those of a newer operator. */
    public static <T extends OpenObject> Reading<T> readLenient(KubernetesResource resource, Class<T> type) {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(type, "type");
        return ManifestReader.lenient().read(resource, type);
    }

    /** The violations that reading a built value would report, without positions. */
    public static List<Violation> validate(OpenObject value) {
        Objects.requireNonNull(value, "value");
        return validate(value, ManifestReader.strict());
    }

    /** The violations that a reader would report for a built value, without positions. */
    public static List<Violation> validate(OpenObject value, ManifestReader reader) {
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(value, "value");
        return reader.validate(value);
    }

    /** Manifests in block style YAML, with {@code ---} between them. */
    public static String toYaml(List<? extends Manifest> manifests) {
        Objects.requireNonNull(manifests, "manifests");
        return manifests.stream().map(Manifest::toYaml).collect(Collectors.joining("---\n"));
    }

    /**
     * Writes the value in block style YAML to a file, as {@link #replace} does. Comments of a file that it replaces are
     * lost; {@link #edit} keeps them.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(OpenObject value, Path file) {
        Objects.requireNonNull(value, "value");
        replace(file, value.toYaml());
    }

    /**
     * Prepares a change of a file, and keeps its comments; {@link FileEdit#write} writes it. The change is applied to
     * the only document of the file or, if the type has a kind, to each document of this kind. To leave a document as
     * it is, the function returns its argument. Other documents and the lines of all fields that do not change stay as
     * they are, byte for byte. Comments above a removed field or element stay, and those inside it are removed. If
     * single lines cannot be changed, as in flow style or with anchors, the whole document is written in block style,
     * with its comments. Unknown fields are errors. A file that cannot be read is an error.
     *
     * @throws NullPointerException if the change returns null
     */
    public static <T extends OpenObject> FileEdit edit(Path file, Class<T> type, UnaryOperator<T> change) {
        Objects.requireNonNull(type, "type");
        return ManifestReader.strict().edit(file, type, change);
    }

    /** Prepares a change of a file as {@link #edit} does; unknown fields are kept. */
    public static <T extends OpenObject> FileEdit editLenient(Path file, Class<T> type, UnaryOperator<T> change) {
        Objects.requireNonNull(type, "type");
        return ManifestReader.lenient().edit(file, type, change);
    }

    /**
     * Writes a text to a file. The file is replaced atomically, and its text is flushed to disk. The file keeps its
     * owner and its mode. A symbolic link is kept, and its target is replaced. Anything other than a regular file is
     * refused.
     *
     * @throws UncheckedIOException if the file cannot be written; it is then unchanged
     */
    public static void replace(Path file, String text) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(text, "text");
        try {
            FileReplacement.write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + FileProblem.inWords(e), e);
        }
    }

    /**
     * Creates a file with a text. Only its owner can read and write it. It appears in one step, and its text is flushed
     * to disk.
     *
     * @throws UncheckedIOException if the file cannot be written, or if something with this name exists, even a link
     */
    public static void create(Path file, String text) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(text, "text");
        try {
            FileReplacement.create(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be created: " + FileProblem.inWords(e), e);
        }
    }
}
