package dev.gleaner.logging.filter;

import dev.gleaner.document.Shape;

/** The types of metrics (fluent-plugin-prometheus 2.0.2, lib/fluent/plugin/prometheus.rb). */
public enum PrometheusMetricType {
    /** A sum that only grows. */
    COUNTER("counter"),
    /** The last value. */
    GAUGE("gauge"),
    /** The number and the sum of values. */
    SUMMARY("summary"),
    /** The number of values in each bucket. */
    HISTOGRAM("histogram");

    static final Shape<PrometheusMetricType> SHAPE =
            Shape.word(PrometheusMetricType.values(), PrometheusMetricType::wireName, FilterFault.METRIC_TYPE);

    private final String wireName;

    PrometheusMetricType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in manifests. */
    public String wireName() {
        return wireName;
    }
}
