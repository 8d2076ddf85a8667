package dev.gleaner.logging.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.logging.OperatorVersion;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RetryScheduleTest {
    static Stream<Arguments> waits() {
        return Stream.of(
                argumentSet("by default", "", List.of(1, 2, 4, 8, 16)),
                argumentSet("with a limit", "{retry_wait: 2s, retry_max_interval: 5s}", List.of(2, 4, 5, 5, 5)),
                argumentSet("with a base", "{retry_exponential_backoff_base: '3'}", List.of(1, 3, 9, 27, 81)),
                argumentSet("periodically", "{retry_type: periodic, retry_wait: 10s}", List.of(10, 10, 10, 10, 10)));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void waitsGrow(String buffer, List<Integer> seconds) {
        RetrySchedule retries = of(buffer);
        assertThat(IntStream.rangeClosed(1, 5)
                        .mapToObj(retry -> (int) retries.waitBefore(retry).toSeconds()))
                .containsExactlyElementsOf(seconds);
    }

    @Test
    void waitsVary() {
        Delay third = of("").waitRange(3);
        assertThat(third.earliest()).isEqualTo(Duration.ofMillis(3500));
        assertThat(third.latest()).contains(Duration.ofMillis(4500));
        assertThat(third.setting()).isEqualTo("retry_wait: 1");
    }

    @Test
    void theOperatorRetriesForEver() {
        RetrySchedule retries = of("{retry_max_times: 2}");
        assertThat(retries.isEndless()).isTrue();
        assertThat(retries.attempts()).isEmpty();
        assertThat(retries.timeout()).isEmpty();
    }

    @Test
    void fluentdGivesUpWithoutThat() {
        RetrySchedule retries = of("{retry_max_times: 2, retry_forever: false}");
        assertThat(retries.attempts()).hasValue(3);
        assertThat(retries.timeout()).contains(Duration.ofDays(3));
        assertThat(of("{retry_forever: false, retry_timeout: 10m}").timeout()).contains(Duration.ofMinutes(10));
        assertThat(of("{disabled: true}").isEndless()).isFalse();
    }

    @Test
    void theFirstRetryIsOne() {
        assertThatThrownBy(() -> of("").waitBefore(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a positive number of a retry: 0");
    }

    @Test
    void aVeryLateRetryHasAWait() {
        assertThat(of("").waitBefore(100_000)).isPositive();
    }

    private static RetrySchedule of(String buffer) {
        return RetrySchedule.of(Outputs.withBuffer(buffer), OperatorVersion.V3_17_7);
    }
}
