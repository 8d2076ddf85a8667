package dev.gleaner.document;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Objects;

/**
 * Where a fabric8 client finds the objects of a kind. This class alone needs {@code kubernetes-client-api} on the class
 * path, which every fabric8 client brings.
 *
 * <pre>{@code
 * var outputs = client.genericKubernetesResources(ResourceContext.of(ClusterOutput.class));
 * outputs.resource(output.toResource()).serverSideApply();
 * for (var resource : outputs.inAnyNamespace().list().getItems()) {
 *     ClusterOutput found = Manifests.readLenient(resource, ClusterOutput.class).orThrow();
 *     outputs.resource(found.edit(o -> o.metadata(m -> m.putLabel("team", "a"))).toResource()).update();
 * }
 * }</pre>
 */
public final class ResourceContext {
    private ResourceContext() {}

    /** The context of a kind for {@code client.genericKubernetesResources(context)}; it needs no discovery. */
    public static ResourceDefinitionContext of(Class<? extends ApiObject> kind) {
        Objects.requireNonNull(kind, "kind");
        ApiType type = Objects.requireNonNull(Shape.of(kind).type(), "type");
        return new ResourceDefinitionContext.Builder()
                .withGroup(type.group())
                .withVersion(type.version())
                .withKind(type.kind())
                .withPlural(type.plural())
                .withNamespaced(type.isNamespaced())
                .build();
    }
}
