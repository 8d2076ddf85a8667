package dev.gleaner.manifest;

import dev.gleaner.audit.AuditPolicy;
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
import java.util.function.UnaryOperator;

/** A file of a set: its name, purpose and contents. Immutable. */
public final class ManifestFile {
    private final String name;
    private final Topic topic;
    private final String purpose;
    private final Form form;
    private final Carrier carrier;
    private final List<Manifest> manifests;
    private final List<Tree> documents;
    private final UnaryOperator<String> writing;

    /** The form in which a file contains its manifests. */
    private enum Form {
        DOCUMENTS,
        RESOURCES,
        SETTINGS
    }

    private ManifestFile(
            String name,
            Topic topic,
            String purpose,
            Form form,
            Carrier carrier,
            List<Manifest> manifests,
            List<Tree> documents,
            UnaryOperator<String> writing) {
        this.name = FileName.require(name);
        this.topic = Objects.requireNonNull(topic, "topic");
        this.purpose = requireLine(purpose);
        this.form = form;
        this.carrier = carrier;
        this.manifests = List.copyOf(manifests);
        this.documents = List.copyOf(documents);
        this.writing = writing;
    }

    private static ManifestFile of(
            String name, Topic topic, String purpose, Form form, Carrier carrier, List<Manifest> manifests) {
        return new ManifestFile(
                name, topic, purpose, form, carrier, manifests, documents(form, manifests), UnaryOperator.identity());
    }

    private static List<Tree> documents(Form form, List<Manifest> manifests) {
        List<Tree> trees = manifests.stream().map(Manifest::toTree).toList();
        return form == Form.RESOURCES
                ? List.of(Tree.mapping(m -> m.put("resources", Tree.sequence(trees.toArray(Tree[]::new)))))
                : trees;
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
        return of(name, topic, purpose, Form.DOCUMENTS, Carrier.KUBECTL, List.of(manifests));
    }

    /**
     * A file for rancherd: the manifests are a list below {@code resources:}.
     *
     * @throws IllegalArgumentException if the name is not that of a file below the folder of the set
     */
    public static ManifestFile resources(String name, Topic topic, String purpose, Manifest... manifests) {
        Objects.requireNonNull(manifests, "manifests");
        return of(name, topic, purpose, Form.RESOURCES, Carrier.RANCHERD, List.of(manifests));
    }

    /**
     * An audit policy, which RKE2 passes to kube-apiserver; kubectl cannot apply it.
     *
     * @throws IllegalArgumentException if the name is not that of a file below the folder of the set
     */
    public static ManifestFile policy(String name, Topic topic, String purpose, AuditPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        return of(name, topic, purpose, Form.DOCUMENTS, Carrier.RKE2, List.of(policy));
    }

    /**
     * A file of settings that are not a manifest, for RKE2.
     *
     * @throws IllegalArgumentException if the name is not that of a file below the folder of the set
     */
    public static ManifestFile settings(String name, Topic topic, String purpose, OpenObject settings) {
        Objects.requireNonNull(settings, "settings");
        return new ManifestFile(
                name,
                topic,
                purpose,
                Form.SETTINGS,
                Carrier.RKE2,
                List.of(),
                List.of(settings.toTree()),
                UnaryOperator.identity());
    }

    /**
     * A file of settings that are not a manifest, for rancherd, which merges the files of its folder.
     *
     * @throws IllegalArgumentException if the name is not that of a file below the folder of the set
     */
    public static ManifestFile rancherdSettings(String name, Topic topic, String purpose, Tree.Mapping settings) {
        Objects.requireNonNull(settings, "settings");
        return new ManifestFile(
                name,
                topic,
                purpose,
                Form.SETTINGS,
                Carrier.RANCHERD,
                List.of(),
                List.of(settings),
                UnaryOperator.identity());
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

    /** The program that applies the file. */
    public Carrier carrier() {
        return carrier;
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

    /** The same file with its manifests changed; settings remain unchanged. */
    public ManifestFile map(UnaryOperator<Manifest> change) {
        Objects.requireNonNull(change, "change");
        if (form == Form.SETTINGS) {
            return this;
        }
        List<Manifest> changed = manifests.stream()
                .map(manifest -> Objects.requireNonNull(change.apply(manifest), "changed manifest"))
                .toList();
        return new ManifestFile(name, topic, purpose, form, carrier, changed, documents(form, changed), writing);
    }

    /**
     * The same file with its text changed, for example with the placeholders of a template. The manifests remain
     * unchanged.
     */
    public ManifestFile mapText(UnaryOperator<String> change) {
        Objects.requireNonNull(change, "change");
        return new ManifestFile(
                name,
                topic,
                purpose,
                form,
                carrier,
                manifests,
                documents,
                text -> Objects.requireNonNull(change.apply(writing.apply(text)), "changed text"));
    }

    /** The text of the file. */
    public String toYaml() {
        return writing.apply(Tree.toYaml(documents));
    }

    @Override
    public String toString() {
        return name + ": " + purpose;
    }
}
