package dev.gleaner.audit.replay;

import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * A resource of an API group in any version, or a subresource.
 *
 * @param apiGroup the group; empty for the core group
 * @param resource the resource, a plural such as {@code pods}
 * @param subresource the subresource, such as {@code log}; empty for the resource itself
 */
public record ResourceType(String apiGroup, String resource, String subresource)
        implements JsonForm, Serializable, Comparable<ResourceType> {
    /** The value for non-resource URLs, such as {@code /healthz}. */
    public static final ResourceType NONE = new ResourceType("", "", "");

    private static final Comparator<ResourceType> ORDER = Comparator.comparing(ResourceType::apiGroup)
            .thenComparing(ResourceType::resource)
            .thenComparing(ResourceType::subresource);

    /** Refuses null. */
    public ResourceType {
        Objects.requireNonNull(apiGroup, "apiGroup");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(subresource, "subresource");
    }

    static ResourceType of(AuditRequest request) {
        return request.isResourceRequest() ? of(request.apiGroup(), request.resource(), request.subresource()) : NONE;
    }

    /** A resource, with very long texts truncated. */
    private static ResourceType of(String apiGroup, String resource, String subresource) {
        return new ResourceType(
                RequestClass.bounded(apiGroup), RequestClass.bounded(resource), RequestClass.bounded(subresource));
    }

    /** The resource in words, such as {@code deployments.apps/scale}; empty for {@link #NONE}. */
    public String inWords() {
        return resource + (apiGroup.isEmpty() ? "" : "." + apiGroup) + (subresource.isEmpty() ? "" : "/" + subresource);
    }

    /** The resource as a mapping: apiGroup, resource and subresource. */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(
                m -> m.put("apiGroup", apiGroup).put("resource", resource).put("subresource", subresource));
    }

    /** Compares group, resource and subresource. */
    @Override
    public int compareTo(ResourceType other) {
        return ORDER.compare(this, other);
    }
}
