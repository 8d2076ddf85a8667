package dev.gleaner.document;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/** A manifest that the API server stores. It needs a name. */
public interface ApiObject extends ModelManifest {
    /** The name in its metadata. */
    default String name() {
        return metadata().name().orElse("");
    }

    /** The namespace in its metadata; empty if there is none. */
    default String namespace() {
        return metadata().namespace().orElse("");
    }

    /**
     * A new fabric8 resource, which a {@code KubernetesClient} can create, apply or update. An object that was read from
     * a server is updated: it has {@code managedFields}, which a server-side apply refuses. {@link ResourceContext} has
     * the address of its kind.
     *
     * @throws ViolationException if its metadata is not of fabric8's types
     */
    default GenericKubernetesResource toResource() {
        return Fabric8.fromTree(toTree(), GenericKubernetesResource.class);
    }
}
