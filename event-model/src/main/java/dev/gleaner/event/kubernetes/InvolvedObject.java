package dev.gleaner.event.kubernetes;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The object that an event is about (Kubernetes v1.24, the {@code ObjectReference} of k8s.io/api/core/v1). */
@Value.Immutable
public interface InvolvedObject extends Editable<InvolvedObject, InvolvedObject.Builder> {
    /** How it is read and written. */
    Shape<InvolvedObject> SHAPE = Shape.object("object", Builder::new)
            .defaulted("kind", Scalar.TEXT, "", InvolvedObject::kind, Builder::kind)
            .defaulted("namespace", Scalar.TEXT, "", InvolvedObject::namespace, Builder::namespace)
            .defaulted("name", Scalar.TEXT, "", InvolvedObject::name, Builder::name)
            .defaulted("uid", Scalar.TEXT, "", InvolvedObject::uid, Builder::uid)
            .defaulted("apiVersion", Scalar.TEXT, "", InvolvedObject::apiVersion, Builder::apiVersion)
            .defaulted("resourceVersion", Scalar.TEXT, "", InvolvedObject::resourceVersion, Builder::resourceVersion)
            .defaulted("fieldPath", Scalar.TEXT, "", InvolvedObject::fieldPath, Builder::fieldPath);

    /** The kind, such as {@code Pod}; empty if it is not recorded. */
    @Value.Default
    default String kind() {
        return "";
    }

    /** The namespace; empty for objects that have none. */
    @Value.Default
    default String namespace() {
        return "";
    }

    /** The name; empty if it is not recorded. */
    @Value.Default
    default String name() {
        return "";
    }

    /** The uid of the object; empty if it is not recorded. */
    @Value.Default
    default String uid() {
        return "";
    }

    /** Group and version of the kind; empty if they are not recorded. */
    @Value.Default
    default String apiVersion() {
        return "";
    }

    /** The resource version of the object; empty if it is not recorded. */
    @Value.Default
    default String resourceVersion() {
        return "";
    }

    /** The part of the object, such as {@code spec.containers{web}}; empty for the whole object. */
    @Value.Default
    default String fieldPath() {
        return "";
    }

    /** The object in words, such as {@code Pod team-a/web-0}. */
    default String inWords() {
        return kind() + " " + (namespace().isEmpty() ? name() : namespace() + "/" + name());
    }

    /** An object that the consumer fills in. */
    static InvolvedObject of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a reference to an object. */
    final class Builder extends ImmutableInvolvedObject.Builder implements ModelBuilder<InvolvedObject> {
        Builder() {}
    }
}
