package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.Embedded;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Overrides of a service that the operator creates; empty values change nothing. */
@Value.Immutable
public interface ServiceOverride extends Editable<ServiceOverride, ServiceOverride.Builder> {
    /** How service overrides are read, checked and written. */
    Shape<ServiceOverride> SHAPE = Shape.object("service override", Builder::new)
            .part("metadata", WorkloadMetaOverrides.class, ServiceOverride::metadata, Builder::metadata)
            .optional("spec", Embedded.shape(ServiceSpec.class), ServiceOverride::spec, Builder::spec);

    /** Labels and annotations of the service; empty changes nothing. */
    Optional<WorkloadMetaOverrides> metadata();

    /** The part of the service's spec that changes; empty changes nothing. */
    Optional<Embedded<ServiceSpec>> spec();

    /** A service override that the consumer fills in. */
    static ServiceOverride of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a service override. */
    final class Builder extends ImmutableServiceOverride.Builder implements ModelBuilder<ServiceOverride> {
        Builder() {}

        /** Changes labels and annotations of the service. */
        public Builder metadata(Consumer<WorkloadMetaOverrides.Builder> change) {
            return metadata(ModelBuilder.part(this, ServiceOverride::metadata, WorkloadMetaOverrides::of, change));
        }
    }
}
