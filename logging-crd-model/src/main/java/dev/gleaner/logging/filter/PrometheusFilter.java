package dev.gleaner.logging.filter;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Counts and measures records as metrics of Prometheus, and keeps them in the flow ({@code prometheus}, fluentd
 * {@code @type prometheus}).
 */
@Value.Immutable
public non-sealed interface PrometheusFilter extends Filter, Editable<PrometheusFilter, PrometheusFilter.Builder> {
    /** How the filter is read, checked and written. */
    Shape<PrometheusFilter> SHAPE = Shape.object("prometheus", Builder::new)
            .parts("metrics", PrometheusMetric.class, PrometheusFilter::metrics, Builder::metrics)
            .textMap("labels", PrometheusFilter::labels, Builder::labels);

    /** The metrics; empty means none. */
    List<PrometheusMetric> metrics();

    /**
     * The labels of every metric. A value is a text, a placeholder such as {@code ${hostname}}, or the path of a field
     * such as {@code $.kubernetes.pod_name}. Empty means none.
     */
    Map<String, String> labels();

    /** A filter that the consumer fills in. */
    static PrometheusFilter of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the filter. */
    final class Builder extends ImmutablePrometheusFilter.Builder implements ModelBuilder<PrometheusFilter> {
        Builder() {}

        /** Adds a metric. */
        public Builder addMetric(Consumer<PrometheusMetric.Builder> spec) {
            return addMetric(PrometheusMetric.of(spec));
        }
    }
}
