package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReference;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Overrides of the service account that the operator creates; empty values change nothing. They have no effect if
 * {@link PodSecurity} names another service account, or if the operator does not create one.
 */
@Value.Immutable
public interface ServiceAccountOverride extends Editable<ServiceAccountOverride, ServiceAccountOverride.Builder> {
    /** How service account overrides are read, checked and written. */
    Shape<ServiceAccountOverride> SHAPE = Shape.object("service account override", Builder::new)
            .part("metadata", WorkloadMetaOverrides.class, ServiceAccountOverride::metadata, Builder::metadata)
            .list("secrets", Embedded.shape(ObjectReference.class), ServiceAccountOverride::secrets, Builder::secrets)
            .list(
                    "imagePullSecrets",
                    Embedded.shape(LocalObjectReference.class),
                    ServiceAccountOverride::imagePullSecrets,
                    Builder::imagePullSecrets)
            .flag(
                    "automountServiceAccountToken",
                    ServiceAccountOverride::automountServiceAccountToken,
                    Builder::automountServiceAccountToken);

    /** Labels and annotations of the service account; empty changes nothing. */
    Optional<WorkloadMetaOverrides> metadata();

    /** Secrets that the pods of the service account may use; empty changes nothing. */
    List<Embedded<ObjectReference>> secrets();

    /** Image pull secrets of all pods of the service account; empty changes nothing. */
    List<Embedded<LocalObjectReference>> imagePullSecrets();

    /** Whether the token of the service account is mounted in its pods; empty means true. */
    Optional<Boolean> automountServiceAccountToken();

    /** A service account override that the consumer fills in. */
    static ServiceAccountOverride of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a service account override. */
    final class Builder extends ImmutableServiceAccountOverride.Builder
            implements ModelBuilder<ServiceAccountOverride> {
        Builder() {}

        /** Changes labels and annotations of the service account. */
        public Builder metadata(Consumer<WorkloadMetaOverrides.Builder> change) {
            return metadata(
                    ModelBuilder.part(this, ServiceAccountOverride::metadata, WorkloadMetaOverrides::of, change));
        }
    }
}
