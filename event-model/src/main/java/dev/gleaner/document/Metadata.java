package dev.gleaner.document;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The metadata of a manifest. Fields of ObjectMeta without an accessor are kept as unknown fields. */
@Value.Immutable
public interface Metadata extends Editable<Metadata, Metadata.Builder> {
    /** How metadata is read and written. */
    Shape<Metadata> SHAPE = Shape.object("metadata", Builder::new)
            .text("name", Metadata::name, Builder::name)
            .text("namespace", Metadata::namespace, Builder::namespace)
            .text("uid", Metadata::uid, Builder::uid)
            .text("resourceVersion", Metadata::resourceVersion, Builder::resourceVersion)
            .optional("creationTimestamp", Scalar.TIME, Metadata::creationTimestamp, Builder::creationTimestamp)
            .map("labels", Scalar.TEXT_OR_NULL, Metadata::labels, Builder::labels)
            .map("annotations", Scalar.TEXT_OR_NULL, Metadata::annotations, Builder::annotations)
            .carrying(
                    "generateName",
                    "selfLink",
                    "generation",
                    "deletionTimestamp",
                    "deletionGracePeriodSeconds",
                    "ownerReferences",
                    "finalizers",
                    "clusterName",
                    "managedFields");

    /** Empty metadata. */
    Metadata NONE = of(m -> {});

    /** The name of the object; empty if the server generates it, or if the kind needs none. */
    Optional<String> name();

    /** The namespace; empty for the default one, or if the kind is cluster-scoped. */
    Optional<String> namespace();

    /** The uid that the server assigns; empty in files. */
    Optional<String> uid();

    /** The version that the server assigns, as an opaque text; empty in files. */
    Optional<String> resourceVersion();

    /** The time at which the server created the object; empty in files. */
    Optional<Instant> creationTimestamp();

    /** Labels, in order; empty means none. */
    Map<String, String> labels();

    /**
     * Annotations, in order; empty means none. The annotation of {@code kubectl apply} contains the manifest, including
     * its secrets.
     */
    @Value.Redacted
    Map<String, String> annotations();

    /** Metadata that the consumer fills in. */
    static Metadata of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds metadata. */
    final class Builder extends ImmutableMetadata.Builder implements ModelBuilder<Metadata> {
        Builder() {}
    }
}
