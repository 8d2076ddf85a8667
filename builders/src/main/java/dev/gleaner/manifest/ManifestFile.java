package dev.gleaner.manifest;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Manifest;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Part;
import dev.gleaner.document.Printable;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A file of a set: its name, purpose and contents. Immutable. */
public final class ManifestFile {
    private final String name;
    private final Topic topic;
    private final String purpose;
    private final List<Manifest> manifests;
    private final List<Tree> documents;

    private ManifestFile(String name, Topic topic, String purpose, List<Manifest> manifests, List<Tree> documents) {
        this.name = FileName.require(name);
        this.topic = Objects.requireNonNull(topic, "topic");
        this.purpose = requireLine(purpose);
        this.manifests = List.copyOf(manifests);
        this.documents = List.copyOf(documents);
    }

    /** The purpose is written as a comment of one line. */
    private static String requireLine(String purpose) {
        if (!Printable.line(Objects.requireNonNull(purpose, "purpose")).equals(purpose)) {
            throw new IllegalArgumentException(
                    "the purpose " + Violation.quoted(purpose) + " has a control character; expected one line");
        }
        return purpose;
    }

    /**
     * A file for {@code kubectl apply}: one document after another.
     *
     * @throws IllegalArgumentException if the name is not that of a file below the folder of the set
     */
    public static ManifestFile documents(String name, Topic topic, String purpose, Manifest... manifests) {
        Objects.requireNonNull(manifests, "manifests");
        List<Manifest> list = List.of(manifests);
        return new ManifestFile(
                name, topic, purpose, list, list.stream().map(Manifest::toTree).toList());
    }

    /**
     * A file for rancherd: the manifests are a list below {@code resources:}.
     *
     * @throws IllegalArgumentException if the name is not that of a file below the folder of the set
     */
    public static ManifestFile resources(String name, Topic topic, String purpose, Manifest... manifests) {
        Objects.requireNonNull(manifests, "manifests");
        List<Manifest> list = List.of(manifests);
        Tree[] trees = list.stream().map(Manifest::toTree).toArray(Tree[]::new);
        return new ManifestFile(
                name, topic, purpose, list, List.of(Tree.mapping(m -> m.put("resources", Tree.sequence(trees)))));
    }

    /**
     * A file of settings that are not a manifest.
     *
     * @throws IllegalArgumentException if the name is not that of a file below the folder of the set
     */
    public static ManifestFile settings(String name, Topic topic, String purpose, OpenObject settings) {
        Objects.requireNonNull(settings, "settings");
        return new ManifestFile(name, topic, purpose, List.of(), List.of(settings.toTree()));
    }

    /** The name, relative to the folder of the set, with slashes between folders. */
    public String name() {
        return name;
    }

    /** The topic. */
    public Topic topic() {
        return topic;
    }

    /** The purpose, in one line. */
    public String purpose() {
        return purpose;
    }

    /** The manifests, in order; empty for settings. */
    public List<Manifest> manifests() {
        return manifests;
    }

    /** The documents as untyped trees, with the name of the file. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        documents.forEach(document -> parts.add(new Part(name, FieldPath.ROOT, document)));
        return parts;
    }

    /** The text of the file. */
    public String toYaml() {
        return Tree.toYaml(documents);
    }

    @Override
    public String toString() {
        return name + ": " + purpose;
    }
}
