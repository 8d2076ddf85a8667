package dev.gleaner.event.audit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Violation;
import java.util.Objects;
import java.util.function.Consumer;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The object that a request is about (Kubernetes v1.24, k8s.io/apiserver/pkg/apis/audit). Immutable. A reference from a
 * log equals a built reference with the same content.
 */
@Value.Immutable
public abstract class ObjectReference implements Editable<ObjectReference, ObjectReference.Builder> {
    /** How references are read and written. */
    public static final Shape<ObjectReference> SHAPE = Shape.object("object reference", Builder::new)
            .defaulted("resource", Scalar.TEXT, "", ObjectReference::resource, Builder::resource)
            .defaulted("namespace", Scalar.TEXT, "", ObjectReference::namespace, Builder::namespace)
            .defaulted("name", Scalar.TEXT, "", ObjectReference::name, Builder::name)
            .defaulted("uid", Scalar.TEXT, "", ObjectReference::uid, Builder::uid)
            .defaulted("apiGroup", Scalar.TEXT, "", ObjectReference::apiGroup, Builder::apiGroup)
            .defaulted("apiVersion", Scalar.TEXT, "", ObjectReference::apiVersion, Builder::apiVersion)
            .defaulted("resourceVersion", Scalar.TEXT, "", ObjectReference::resourceVersion, Builder::resourceVersion)
            .defaulted("subresource", Scalar.TEXT, "", ObjectReference::subresource, Builder::subresource);

    /** For the implementations. */
    protected ObjectReference() {}

    /** The resource, a plural such as {@code configmaps}; empty if it is not recorded. */
    @Value.Default
    public String resource() {
        return "";
    }

    /** The namespace; empty for objects that have none, and for lists over all namespaces. */
    @Value.Default
    public String namespace() {
        return "";
    }

    /** The name; empty for lists, and for a create before the server has read or generated the name. */
    @Value.Default
    public String name() {
        return "";
    }

    /** The uid of the object; empty unless the body of the request has it. */
    @Value.Default
    public String uid() {
        return "";
    }

    /** The API group without version; empty for the core group. */
    @Value.Default
    public String apiGroup() {
        return "";
    }

    /** The version within the group, such as {@code v1}; empty if it is not recorded. */
    @Value.Default
    public String apiVersion() {
        return "";
    }

    /** The resource version of the object; empty unless the body of the request has it. */
    @Value.Default
    public String resourceVersion() {
        return "";
    }

    /** The subresource, such as {@code status}; empty for the object itself. */
    @Value.Default
    public String subresource() {
        return "";
    }

    /**
     * Whether the object is of this resource and group, in any version; the core group is {@code ""}. Subresources
     * match too.
     */
    public boolean isOf(String apiGroup, String resource) {
        Objects.requireNonNull(apiGroup, "apiGroup");
        Objects.requireNonNull(resource, "resource");
        return resource().equals(resource) && apiGroup().equals(apiGroup);
    }

    /** The reference in words: {@code deployments.apps/scale team-a/web}, or {@code pods in team-a}. */
    public String inWords() {
        String kind = resource() + (apiGroup().isEmpty() ? "" : "." + apiGroup());
        String what = kind + (subresource().isEmpty() ? "" : "/" + subresource());
        if (name().isEmpty()) {
            return what + (namespace().isEmpty() ? "" : " in " + namespace());
        }
        return what + " " + (namespace().isEmpty() ? "" : namespace() + "/") + name();
    }

    /** A reference that the consumer fills in. */
    public static ObjectReference of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof ObjectReference reference
                        && resource().equals(reference.resource())
                        && namespace().equals(reference.namespace())
                        && name().equals(reference.name())
                        && uid().equals(reference.uid())
                        && apiGroup().equals(reference.apiGroup())
                        && apiVersion().equals(reference.apiVersion())
                        && resourceVersion().equals(reference.resourceVersion())
                        && subresource().equals(reference.subresource())
                        && unknownFields().equals(reference.unknownFields());
    }

    @Override
    public final int hashCode() {
        return (resource().hashCode() * 31 + namespace().hashCode()) * 31 + name().hashCode();
    }

    /** The reference in words, with control characters escaped. */
    @Override
    public final String toString() {
        return "ObjectReference[" + Violation.quoted(inWords()) + "]";
    }

    /** Builds a reference. */
    public static final class Builder extends ImmutableObjectReference.Builder
            implements ModelBuilder<ObjectReference> {
        Builder() {}
    }
}
