package dev.gleaner.document;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/** A manifest that the API server stores. It needs a name. */
public interface ApiObject extends ModelManifest {
    /** The name in its metadata; empty if there is none, as with {@code generateName}. */
    default String name() {
        return metadata().name().orElse("");
    }

    /** The namespace in its metadata; empty if there is none. */
    default String namespace() {
        return metadata().namespace().orElse("");
    }

    /**
     * A new fabric8 resource, which a {@code KubernetesClient} can create, apply or update. An object that was read
     * from a server can only be updated: a server-side apply refuses its {@code managedFields}. {@link ResourceContext}
     * tells the client where objects of its kind are.
     *
     * @throws ViolationException if its metadata is not of fabric8's types
     */
    default GenericKubernetesResource toResource() {
        return Fabric8.fromTree(toTree(), GenericKubernetesResource.class);
    }
}
