package dev.gleaner.logging.filter;

import static dev.gleaner.logging.filter.Filters.assertWritten;
import static dev.gleaner.logging.filter.Filters.violations;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusFilterTest {
    @Test
    void hasMetricsWithLabels() {
        assertWritten(
                PrometheusFilter.of(p -> p.addMetric(m -> m.name("records_total")
                                .type(PrometheusMetricType.COUNTER)
                                .desc("Records of the flow")
                                .putLabel("level", "$.level"))
                        .addMetric(m -> m.name("duration_seconds")
                                .type(PrometheusMetricType.HISTOGRAM)
                                .desc("Duration of requests")
                                .key("duration")
                                .buckets("0.1,1,10"))
                        .putLabel("host", "${hostname}")),
                """
                filters:
                - prometheus:
                    metrics:
                    - name: records_total
                      type: counter
                      desc: Records of the flow
                      labels:
                        level: $.level
                    - name: duration_seconds
                      type: histogram
                      desc: Duration of requests
                      key: duration
                      buckets: 0.1,1,10
                    labels:
                      host: ${hostname}
                """);
    }

    @Test
    void aMetricHasNameTypeAndDescription() {
        assertThat(violations("metrics:\n- key: a\n", PrometheusFilter.class))
                .containsExactly(
                        "2:3: metrics[0].name: missing; expected text [field-required]",
                        "2:3: metrics[0].type: missing; expected counter, gauge, summary or histogram [field-required]",
                        "2:3: metrics[0].desc: missing; expected text [field-required]");
        assertThat(violations("name: a\ntype: Counter\ndesc: b\n", PrometheusMetric.class))
                .containsExactly("2:7: type: unknown metric type \"Counter\"; expected counter, gauge, summary or"
                        + " histogram [prometheus-metric-type-unknown]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gauge", "summary", "histogram"})
    void onlyACounterNeedsNoKey(String type) {
        assertThat(violations("name: a\ntype: " + type + "\ndesc: b\n", PrometheusMetric.class))
                .containsExactly("2:1: type: " + type + " metric requires 'key' option [prometheus-metric-key]");
        assertThat(violations("name: a\ntype: counter\ndesc: b\n", PrometheusMetric.class))
                .isEmpty();
    }
}
