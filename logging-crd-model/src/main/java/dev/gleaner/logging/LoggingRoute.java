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
 * Makes the fluent-bit of one Logging send its records to the fluentd or syslog-ng of other Loggings: to each of them
 * the records of the namespaces that it watches. It is a cluster-scoped object; a namespace in its metadata has no
 * effect.
 */
@Value.Immutable
public interface LoggingRoute extends ApiObject, Editable<LoggingRoute, LoggingRoute.Builder> {
    /** How logging routes are read, checked and written. */
    Shape<LoggingRoute> SHAPE = Shape.clusterObject("logging.banzaicloud.io/v1beta1", "LoggingRoute", Builder::new)
            .since("4.4.0")
            .required("metadata", Metadata.class, LoggingRoute::metadata, Builder::metadata)
            .required("spec", LoggingRouteSpec.class, LoggingRoute::spec, Builder::spec)
            .carrying("status");

    /** The Logging that sends, and those that receive. */
    LoggingRouteSpec spec();

    /** A logging route that the consumer fills in. */
    static LoggingRoute of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a logging route. */
    final class Builder extends ImmutableLoggingRoute.Builder implements ModelBuilder<LoggingRoute> {
        Builder() {}

        /** Changes name and labels. */
        public Builder metadata(Consumer<Metadata.Builder> change) {
            return metadata(ModelBuilder.part(this, r -> Optional.of(r.metadata()), Metadata::of, change));
        }

        /** Changes the Logging that sends, and those that receive. */
        public Builder spec(Consumer<LoggingRouteSpec.Builder> change) {
            return spec(ModelBuilder.part(this, r -> Optional.of(r.spec()), LoggingRouteSpec::of, change));
        }
    }
}
