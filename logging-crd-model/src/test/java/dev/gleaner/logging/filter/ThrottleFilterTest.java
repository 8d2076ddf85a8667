package dev.gleaner.logging.filter;

import static dev.gleaner.logging.filter.Filters.assertWritten;
import static dev.gleaner.logging.filter.Filters.violations;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThrottleFilterTest {
    @Test
    void limitsTheRecordsOfAGroup() {
        assertWritten(
                ThrottleFilter.of(t -> t.groupKey("kubernetes.namespace_name,kubernetes.pod_name")
                        .groupBucketPeriodS(30)
                        .groupBucketLimit(300)
                        .groupDropLogs(true)
                        .groupResetRateS(-1)
                        .groupWarningDelayS(60)),
                """
                filters:
                - throttle:
                    group_key: kubernetes.namespace_name,kubernetes.pod_name
                    group_bucket_period_s: 30
                    group_bucket_limit: 300
                    group_drop_logs: true
                    group_reset_rate_s: -1
                    group_warning_delay_s: 60
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "group_bucket_period_s, -1, > 0",
        "group_bucket_limit, -1, > 0",
        "group_reset_rate_s, -2, >= -1",
        "group_reset_rate_s, 101, <= group_bucket_limit / group_bucket_period_s",
        "group_warning_delay_s, -1, >= 1"
    })
    void numbersAreInTheirRanges(String field, int number, String range) {
        assertThat(violations(field + ": " + number, ThrottleFilter.class))
                .containsExactly("1:1: " + field + ": " + field + " must be " + range + " [throttle-range]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "group_bucket_period_s: 0",
                "group_bucket_limit: 0",
                "group_reset_rate_s: 100",
                "group_bucket_limit: 6060\ngroup_reset_rate_s: 101",
                "group_warning_delay_s: 0"
            })
    void zeroMeansTheDefault(String filter) {
        assertThat(violations(filter, ThrottleFilter.class)).isEmpty();
    }
}
