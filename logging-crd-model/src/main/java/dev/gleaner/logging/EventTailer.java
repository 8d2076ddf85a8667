package dev.gleaner.logging;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Editable;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Makes the operator run a pod that prints each event of the cluster as a line of JSON. The lines are collected like
 * the log of any pod. It is a cluster-scoped object; a namespace in its metadata has no effect.
 */
@Value.Immutable
public interface EventTailer extends ApiObject, Editable<EventTailer, EventTailer.Builder> {
    /** How event tailers are read, checked and written. */
    Shape<EventTailer> SHAPE = Shape.clusterObject(
                    "logging-extensions.banzaicloud.io/v1alpha1", "EventTailer", Builder::new)
            .required("metadata", Metadata.class, EventTailer::metadata, Builder::metadata)
            .required("spec", EventTailerSpec.class, EventTailer::spec, Builder::spec)
            .carrying("status");

    /** The namespace in which it runs, and the overrides of its pod. */
    EventTailerSpec spec();

    /** An event tailer that the consumer fills in. */
    static EventTailer of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an event tailer. */
    final class Builder extends ImmutableEventTailer.Builder implements ModelBuilder<EventTailer> {
        Builder() {}

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, e -> Optional.of(e.metadata()), Metadata::of, change));
        }

        /** Changes the namespace in which it runs, and the overrides of its pod. */
        public Builder spec(Consumer<EventTailerSpec.Builder> change) {
            return spec(ModelBuilder.part(this, e -> Optional.of(e.spec()), EventTailerSpec::of, change));
        }
    }
}
