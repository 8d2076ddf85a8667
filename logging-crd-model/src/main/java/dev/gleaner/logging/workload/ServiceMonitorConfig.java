package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Settings of the ServiceMonitor that the operator creates for Prometheus. Types of the Prometheus operator are kept as
 * trees, and not checked.
 */
@Value.Immutable
public interface ServiceMonitorConfig extends Editable<ServiceMonitorConfig, ServiceMonitorConfig.Builder> {
    /** How service monitor settings are read, checked and written. */
    Shape<ServiceMonitorConfig> SHAPE = Shape.object("service monitor", Builder::new)
            .textMap("additionalLabels", ServiceMonitorConfig::additionalLabels, Builder::additionalLabels)
            .flag("honorLabels", ServiceMonitorConfig::honorLabels, Builder::honorLabels)
            .list("relabelings", Scalar.ANY, ServiceMonitorConfig::relabelings, Builder::relabelings)
            .list("metricRelabelings", Scalar.ANY, ServiceMonitorConfig::metricRelabelings, Builder::metricRelabelings)
            .text("scheme", ServiceMonitorConfig::scheme, Builder::scheme)
            .optional("tlsConfig", Scalar.ANY, ServiceMonitorConfig::tlsConfig, Builder::tlsConfig);

    /** Labels to add to the ServiceMonitor, such as those by which Prometheus selects it; empty means none. */
    Map<String, String> additionalLabels();

    /**
     * Whether the labels of a metric have precedence over those that Prometheus adds to it; empty means false.
     */
    Optional<Boolean> honorLabels();

    /** The changes to the labels of the targets, as unchecked {@code RelabelConfig} values; empty means none. */
    @Value.Redacted
    List<Tree> relabelings();

    /** The changes to the labels of the metrics, as unchecked {@code RelabelConfig} values; empty means none. */
    @Value.Redacted
    List<Tree> metricRelabelings();

    /** The protocol by which Prometheus reads metrics, {@code http} or {@code https}; empty means http. */
    Optional<String> scheme();

    /** The certificates for {@code https}, as an unchecked {@code TLSConfig}; empty means none. */
    @Value.Redacted
    Optional<Tree> tlsConfig();

    /** A service monitor setting that the consumer fills in. */
    static ServiceMonitorConfig of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a service monitor setting. */
    final class Builder extends ImmutableServiceMonitorConfig.Builder implements ModelBuilder<ServiceMonitorConfig> {
        Builder() {}

        /** Adds a change to the labels of the targets. */
        public Builder addRelabeling(Consumer<Tree.MappingBuilder> fields) {
            return addRelabeling(Tree.mapping(fields));
        }

        /** Adds a change to the labels of the metrics. */
        public Builder addMetricRelabeling(Consumer<Tree.MappingBuilder> fields) {
            return addMetricRelabeling(Tree.mapping(fields));
        }
    }
}
