package dev.gleaner.document;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import org.immutables.value.Value;

/** A manifest that the API server stores, so that it needs a name. */
public interface ApiObject extends ModelManifest {
    /** The name in its metadata. */
    default String name() {
        return metadata().name().orElse("");
    }

    /** The namespace in its metadata; empty when there is none. */
    default String namespace() {
        return metadata().namespace().orElse("");
    }

    /** A fresh object that a fabric8 {@code KubernetesClient} applies. */
    default GenericKubernetesResource toResource() {
        return Fabric8.fromTree(toTree(), GenericKubernetesResource.class);
    }

    /**
     * Refuses an object without a name.
     *
     * @throws IllegalStateException when the metadata has neither {@code name} nor {@code generateName}
     */
    @Value.Check
    default void checkName() {
        if (name().isEmpty() && !metadata().unknownFields().names().contains("generateName")) {
            throw new IllegalStateException("metadata.name of a " + kind() + " is not set");
        }
    }

    /** Every object that the API server stores has a name; for the shapes of such kinds. */
    static void requireName(Tree.Mapping object, Position position, FieldPath path, Violations violations) {
        if (object.get("metadata").orElse(Tree.nothing()) instanceof Tree.Mapping metadata
                && (metadata.has("name") || metadata.has("generateName"))) {
            return;
        }
        Position at = object.get("metadata")
                .map(Tree::position)
                .filter(Position::isKnown)
                .orElse(position);
        violations.report(
                DocumentFault.FIELD_REQUIRED, at, path.field("metadata").field("name"), "text");
    }
}
