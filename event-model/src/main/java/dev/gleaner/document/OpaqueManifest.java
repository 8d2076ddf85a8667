package dev.gleaner.document;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Objects;

/**
 * A manifest without a model type, which is kept unchanged.
 *
 * @param content the whole document
 */
public record OpaqueManifest(Tree.Mapping content) implements Manifest {
    /** Refuses null. */
    public OpaqueManifest {
        Objects.requireNonNull(content, "content");
    }

    @Override
    public String apiVersion() {
        return content.text("apiVersion").orElse("");
    }

    @Override
    public String kind() {
        return content.text("kind").orElse("");
    }

    @Override
    public Metadata metadata() {
        Tree metadata = content.get("metadata").orElse(Tree.nothing());
        Metadata read = Metadata.SHAPE.read(metadata, FieldPath.ROOT, Strictness.LENIENT, new Violations(""));
        return read == null ? Metadata.NONE : read;
    }

    @Override
    public Tree toTree() {
        return content;
    }

    /**
     * A new fabric8 resource, which a {@code KubernetesClient} can create, apply or update.
     *
     * @throws ViolationException if its metadata is not of fabric8's types
     */
    public GenericKubernetesResource toResource() {
        return Fabric8.fromTree(content, GenericKubernetesResource.class);
    }

    /** The kind and name, because the content may be a secret. */
    @Override
    public String toString() {
        return "OpaqueManifest[" + apiVersion() + " " + kind() + " "
                + metadata().name().orElse("") + "]";
    }
}
