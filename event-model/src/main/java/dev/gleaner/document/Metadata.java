package dev.gleaner.document;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The metadata of a manifest, as far as it is written by people; the rest of ObjectMeta is kept as it is. */
@Value.Immutable
public interface Metadata extends Editable<Metadata, Metadata.Builder> {
    /** How metadata is read and written. */
    Shape<Metadata> SHAPE = Shape.object("metadata", Builder::new)
            .optional("name", Scalar.TEXT, Metadata::name, Builder::name)
            .optional("namespace", Scalar.TEXT, Metadata::namespace, Builder::namespace)
            .optional("uid", Scalar.TEXT, Metadata::uid, Builder::uid)
            .optional("resourceVersion", Scalar.TEXT, Metadata::resourceVersion, Builder::resourceVersion)
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

    /** Metadata with nothing in it. */
    Metadata NONE = of(m -> {});

    /** The name of the object; empty when the server makes it, or when the kind needs none. */
    Optional<String> name();

    /** The namespace; empty for the default one, or when the kind has none. */
    Optional<String> namespace();

    /** The identity that the server gave the object; empty in what people write. */
    Optional<String> uid();

    /** The version of the object that the server gave it; a text to compare for equality alone. Empty as above. */
    Optional<String> resourceVersion();

    /** When the server made the object; empty as above. */
    Optional<Instant> creationTimestamp();

    /** Labels, in order; empty means none. */
    Map<String, String> labels();

    /** Annotations, in order; empty means none. That of {@code kubectl apply} repeats the manifest, with its secrets. */
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
