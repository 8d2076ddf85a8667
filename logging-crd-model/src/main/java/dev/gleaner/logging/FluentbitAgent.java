package dev.gleaner.logging;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Editable;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.fluentbit.FluentbitSpec;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Makes the operator run a fluent-bit on each node, which sends records to a Logging. It is an object of its own, so
 * several of them can send records of different nodes to one Logging. It is a cluster-scoped object; a namespace in its
 * metadata has no effect.
 */
@Value.Immutable
public interface FluentbitAgent extends ApiObject, Editable<FluentbitAgent, FluentbitAgent.Builder> {
    /** How fluent-bit agents are read, checked and written. */
    Shape<FluentbitAgent> SHAPE = Shape.clusterObject("logging.banzaicloud.io/v1beta1", "FluentbitAgent", Builder::new)
            .since("4.4.0")
            .required("metadata", Metadata.class, FluentbitAgent::metadata, Builder::metadata)
            .defaulted("spec", Shape.ref(FluentbitSpec.class), FluentbitSpec.NONE, FluentbitAgent::spec, Builder::spec)
            .carrying("status");

    /** The settings of fluent-bit, and the Logging; the operator's defaults if absent. */
    @Value.Default
    default FluentbitSpec spec() {
        return FluentbitSpec.NONE;
    }

    /** A fluent-bit agent that the consumer fills in. */
    static FluentbitAgent of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a fluent-bit agent. */
    final class Builder extends ImmutableFluentbitAgent.Builder implements ModelBuilder<FluentbitAgent> {
        Builder() {}

        /** Changes name and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, a -> Optional.of(a.metadata()), Metadata::of, change));
        }

        /** Changes the settings of fluent-bit, and the Logging. */
        public Builder spec(Consumer<FluentbitSpec.Builder> change) {
            return spec(ModelBuilder.part(this, a -> Optional.of(a.spec()), FluentbitSpec::of, change));
        }
    }
}
