package dev.gleaner.logging;

import dev.gleaner.document.ApiObject;
import dev.gleaner.document.Editable;
import dev.gleaner.document.Metadata;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A destination for the records of flows in its own namespace. */
@Value.Immutable
public interface Output extends ApiObject, Editable<Output, Output.Builder> {
    /** How outputs are read, checked and written. */
    Shape<Output> SHAPE = Shape.apiObject("logging.banzaicloud.io/v1beta1", "Output", Builder::new)
            .required("metadata", Metadata.class, Output::metadata, Builder::metadata)
            .required("spec", OutputSpec.class, Output::spec, Builder::spec)
            .carrying("status");

    /** The plug-in to which records are sent, and its Logging. */
    OutputSpec spec();

    /** An output that the consumer fills in. */
    static Output of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an output. */
    final class Builder extends ImmutableOutput.Builder implements ModelBuilder<Output> {
        Builder() {}

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, o -> Optional.of(o.metadata()), Metadata::of, change));
        }

        /** Changes the plug-in and the Logging. */
        public Builder spec(Consumer<OutputSpec.Builder> change) {
            return spec(ModelBuilder.part(this, o -> Optional.of(o.spec()), OutputSpec::of, change));
        }
    }
}
