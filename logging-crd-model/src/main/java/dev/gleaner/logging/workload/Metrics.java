package dev.gleaner.logging.workload;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The metrics of fluent-bit, fluentd or syslog-ng, or of their buffer volumes, and the objects by which Prometheus
 * finds them. An empty object exposes metrics with the operator's defaults; in newer versions not those of a buffer
 * volume, which need a port, a path or {@code enabled: true}.
 */
@Value.Immutable
public interface Metrics extends Editable<Metrics, Metrics.Builder> {
    /** How metrics settings are read, checked and written. */
    Shape<Metrics> SHAPE = Shape.object("metrics", Builder::new)
            .flag("enabled", Metrics::enabled, Builder::enabled)
            .since("6.7.0")
            .integer("port", Metrics::port, Builder::port)
            .text("path", Metrics::path, Builder::path)
            .text("interval", Metrics::interval, Builder::interval)
            .text("timeout", Metrics::timeout, Builder::timeout)
            .flag("serviceMonitor", Metrics::serviceMonitor, Builder::serviceMonitor)
            .part(
                    "serviceMonitorConfig",
                    ServiceMonitorConfig.class,
                    Metrics::serviceMonitorConfig,
                    Builder::serviceMonitorConfig)
            .flag("prometheusAnnotations", Metrics::prometheusAnnotations, Builder::prometheusAnnotations)
            .flag("prometheusRules", Metrics::prometheusRules, Builder::prometheusRules)
            .parts(
                    "prometheusRulesOverride",
                    PrometheusRuleOverride.class,
                    Metrics::prometheusRulesOverride,
                    Builder::prometheusRulesOverride)
            .since("4.10.0")
            .textMap("prometheusRulesLabels", Metrics::prometheusRulesLabels, Builder::prometheusRulesLabels)
            .since("6.7.0")
            .rule(Metrics::checkDurations)
            .rule(Metrics::checkUnused);

    /** Whether metrics are exposed; empty means true if a port or path is set, also by the operator's defaults. */
    Optional<Boolean> enabled();

    /**
     * The port of the metrics; empty means the operator's default: 2020 for fluent-bit, 24231 for fluentd, 9577 for
     * syslog-ng, 9200 for a buffer volume.
     */
    Optional<Integer> port();

    /**
     * The path of the metrics; empty means the operator's default, {@code /api/v1/metrics/prometheus} for fluent-bit
     * and {@code /metrics} for the others.
     */
    Optional<String> path();

    /**
     * The time between two readings through a ServiceMonitor, such as {@code 30s}; empty means the operator's default,
     * 15s, and for a buffer volume that of Prometheus.
     */
    Optional<String> interval();

    /**
     * The timeout of a reading through a ServiceMonitor, such as {@code 10s}; empty means the operator's default, 5s,
     * and for a buffer volume that of Prometheus.
     */
    Optional<String> timeout();

    /** Whether the operator creates a ServiceMonitor, a kind of the Prometheus operator; empty means false. */
    Optional<Boolean> serviceMonitor();

    /** Settings of the ServiceMonitor; empty means the operator's defaults. */
    Optional<ServiceMonitorConfig> serviceMonitorConfig();

    /** Whether the pods have the annotations {@code prometheus.io/scrape}, path and port; empty means false. */
    Optional<Boolean> prometheusAnnotations();

    /** Whether the operator creates a PrometheusRule with its alerts; empty means false. */
    Optional<Boolean> prometheusRules();

    /** Changes to the operator's alerts, applied in order; empty means none. */
    List<PrometheusRuleOverride> prometheusRulesOverride();

    /** Labels to add to the PrometheusRule, such as those by which Prometheus selects it; empty means none. */
    Map<String, String> prometheusRulesLabels();

    /** A metrics setting that the consumer fills in. */
    static Metrics of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Checks the durations if the operator writes them to a ServiceMonitor. */
    private static void checkDurations(Tree.Mapping metrics, Position position, FieldPath path, Violations violations) {
        if (isTrue(metrics, "serviceMonitor")) {
            PrometheusDuration.check(metrics, "interval", path, violations);
            PrometheusDuration.check(metrics, "timeout", path, violations);
        }
    }

    private static void checkUnused(Tree.Mapping metrics, Position position, FieldPath path, Violations violations) {
        checkUnused(metrics, "serviceMonitorConfig", "serviceMonitor", path, violations);
        checkUnused(metrics, "prometheusRulesOverride", "prometheusRules", path, violations);
        checkUnused(metrics, "prometheusRulesLabels", "prometheusRules", path, violations);
    }

    private static void checkUnused(
            Tree.Mapping metrics, String field, String condition, FieldPath path, Violations violations) {
        if (metrics.hasValue(field) && !isTrue(metrics, condition)) {
            violations.report(WorkloadFault.METRICS_UNUSED, metrics, path, field, condition);
        }
    }

    private static boolean isTrue(Tree.Mapping metrics, String field) {
        return metrics.get(field).equals(Optional.of(Tree.flag(true)));
    }

    /** Builds a metrics setting. */
    final class Builder extends ImmutableMetrics.Builder implements ModelBuilder<Metrics> {
        Builder() {}

        /** Changes the settings of the ServiceMonitor. */
        public Builder serviceMonitorConfig(Consumer<ServiceMonitorConfig.Builder> change) {
            return serviceMonitorConfig(
                    ModelBuilder.part(this, Metrics::serviceMonitorConfig, ServiceMonitorConfig::of, change));
        }

        /** Adds a change to the operator's alerts of one name. */
        public Builder addPrometheusRulesOverride(Consumer<PrometheusRuleOverride.Builder> spec) {
            return addPrometheusRulesOverride(PrometheusRuleOverride.of(spec));
        }
    }
}
