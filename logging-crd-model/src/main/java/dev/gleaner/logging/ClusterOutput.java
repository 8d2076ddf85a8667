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
 * A destination for the records of any flow. It is a namespaced object and must be in the control namespace of its
 * Logging ({@code cattle-logging-system} in Harvester); in any other namespace the operator ignores it without a
 * message.
 *
 * <pre>{@code
 * ClusterOutput output = ClusterOutput.of(o -> o.metadata(m -> m.name("loki").namespace("cattle-logging-system"))
 *         .spec(s -> s.target(LokiOutput.of(l -> l.url("http://loki:3100")
 *                 .password(SecretValue.from("loki", "password"))
 *                 .buffer(b -> b.timekey(Duration.ofMinutes(1)))))));
 * }</pre>
 */
@Value.Immutable
public interface ClusterOutput extends ApiObject, Editable<ClusterOutput, ClusterOutput.Builder> {
    /** How cluster outputs are read, checked and written. */
    Shape<ClusterOutput> SHAPE = Shape.apiObject("logging.banzaicloud.io/v1beta1", "ClusterOutput", Builder::new)
            .required("metadata", Metadata.class, ClusterOutput::metadata, Builder::metadata)
            .required("spec", ClusterOutputSpec.class, ClusterOutput::spec, Builder::spec)
            .carrying("status");

    /** The plug-in to which records are sent, and its Logging. */
    ClusterOutputSpec spec();

    /** A cluster output that the consumer fills in. */
    static ClusterOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a cluster output. */
    final class Builder extends ImmutableClusterOutput.Builder implements ModelBuilder<ClusterOutput> {
        Builder() {}

        /** Changes name, namespace and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, c -> Optional.of(c.metadata()), Metadata::of, change));
        }

        /** Changes the plug-in and the Logging. */
        public Builder spec(Consumer<ClusterOutputSpec.Builder> change) {
            return spec(ModelBuilder.part(this, c -> Optional.of(c.spec()), ClusterOutputSpec::of, change));
        }
    }
}
