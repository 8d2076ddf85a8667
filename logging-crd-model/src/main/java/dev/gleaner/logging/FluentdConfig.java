package dev.gleaner.logging;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Editable;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.fluentd.FluentdSpec;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The fluentd of a Logging as an object of its own. It is a namespaced object and must be in the control namespace of
 * its Logging; in any other namespace the operator ignores it without a message. It replaces {@code fluentd} of the
 * Logging. If there are two in the namespace, the operator uses neither of them.
 */
@Value.Immutable
public interface FluentdConfig extends ApiObject, Editable<FluentdConfig, FluentdConfig.Builder> {
    /** How fluentd configurations are read, checked and written. */
    Shape<FluentdConfig> SHAPE = Shape.apiObject("logging.banzaicloud.io/v1beta1", "FluentdConfig", Builder::new)
            .since("4.10.0")
            .required("metadata", Metadata.class, FluentdConfig::metadata, Builder::metadata)
            .defaulted("spec", Shape.ref(FluentdSpec.class), FluentdSpec.DEFAULTS, FluentdConfig::spec, Builder::spec)
            .carrying("status");

    /** The settings of fluentd; the operator's defaults if absent. */
    @Value.Default
    default FluentdSpec spec() {
        return FluentdSpec.DEFAULTS;
    }

    /** A fluentd configuration that the consumer fills in. */
    static FluentdConfig of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a fluentd configuration. */
    final class Builder extends ImmutableFluentdConfig.Builder implements ModelBuilder<FluentdConfig> {
        Builder() {}

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, f -> Optional.of(f.metadata()), Metadata::of, change));
        }

        /** Changes the settings of fluentd. */
        public Builder spec(Consumer<FluentdSpec.Builder> change) {
            return spec(ModelBuilder.part(this, f -> Optional.of(f.spec()), FluentdSpec::of, change));
        }
    }
}
