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
 * Makes the operator run a logging system: fluent-bit on every node, which collects records, and fluentd, which sends
 * them to outputs. It is a cluster-scoped object; a namespace in its metadata has no effect.
 *
 * <pre>{@code
 * Logging logging = Logging.of(l -> l.metadata(m -> m.name("main"))
 *         .spec(s -> s.controlNamespace("logging").fluentd(d -> {}).fluentbit(b -> {})));
 * }</pre>
 */
@Value.Immutable
public interface Logging extends ApiObject, Editable<Logging, Logging.Builder> {
    /** How Loggings are read, checked and written. */
    Shape<Logging> SHAPE = Shape.clusterObject("logging.banzaicloud.io/v1beta1", "Logging", Builder::new)
            .required("metadata", Metadata.class, Logging::metadata, Builder::metadata)
            .required("spec", LoggingSpec.class, Logging::spec, Builder::spec)
            .carrying("status");

    /** The programs to run, and the flows and outputs that belong to them. */
    LoggingSpec spec();

    /** A Logging that the consumer fills in. */
    static Logging of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a Logging. */
    final class Builder extends ImmutableLogging.Builder implements ModelBuilder<Logging> {
        Builder() {}

        /** Changes name and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, l -> Optional.of(l.metadata()), Metadata::of, change));
        }

        /** Changes the programs to run, and the flows and outputs that belong to them. */
        public Builder spec(Consumer<LoggingSpec.Builder> change) {
            return spec(ModelBuilder.part(this, l -> Optional.of(l.spec()), LoggingSpec::of, change));
        }
    }
}
