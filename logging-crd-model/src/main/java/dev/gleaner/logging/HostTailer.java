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
 * Makes the operator run a pod on each node that prints new lines of files and journals of the node. The lines are
 * collected like the log of any pod. It is a namespaced object, and the pods run in its namespace.
 */
@Value.Immutable
public interface HostTailer extends ApiObject, Editable<HostTailer, HostTailer.Builder> {
    /** How host tailers are read, checked and written. */
    Shape<HostTailer> SHAPE = Shape.apiObject("logging-extensions.banzaicloud.io/v1alpha1", "HostTailer", Builder::new)
            .required("metadata", Metadata.class, HostTailer::metadata, Builder::metadata)
            .required("spec", HostTailerSpec.class, HostTailer::spec, Builder::spec)
            .carrying("status");

    /** The files and journals, and the overrides of the pods. */
    HostTailerSpec spec();

    /** A host tailer that the consumer fills in. */
    static HostTailer of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a host tailer. */
    final class Builder extends ImmutableHostTailer.Builder implements ModelBuilder<HostTailer> {
        Builder() {}

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, h -> Optional.of(h.metadata()), Metadata::of, change));
        }

        /** Changes the files and journals, and the overrides of the pods. */
        public Builder spec(Consumer<HostTailerSpec.Builder> change) {
            return spec(ModelBuilder.part(this, h -> Optional.of(h.spec()), HostTailerSpec::of, change));
        }
    }
}
