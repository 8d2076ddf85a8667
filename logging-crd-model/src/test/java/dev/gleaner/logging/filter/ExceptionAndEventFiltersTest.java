package dev.gleaner.logging.filter;

import static dev.gleaner.logging.filter.Filters.assertWritten;
import static dev.gleaner.logging.filter.Filters.violations;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExceptionAndEventFiltersTest {
    @Test
    void detectExceptionsJoinsStackTraces() {
        assertWritten(
                DetectExceptionsFilter.of(d -> d.addLanguages("java", "go").message("log").stream("stream")
                        .multilineFlushInterval("0.5")
                        .maxLines(500)
                        .maxBytes(100_000)
                        .forceLineBreaks(true)
                        .removeTagPrefix("kubernetes")
                        .matchTag("kubernetes.**")),
                """
                filters:
                - detectExceptions:
                    languages:
                    - java
                    - go
                    message: log
                    stream: stream
                    multiline_flush_interval: "0.5"
                    max_lines: 500
                    max_bytes: 100000
                    force_line_breaks: true
                    remove_tag_prefix: kubernetes
                    match_tag: kubernetes.**
                """);
    }

    @Test
    void aLanguageIsKnown() {
        assertThat(violations("languages:\n- Java\n- rust\n- all\n", DetectExceptionsFilter.class))
                .containsExactly("3:3: languages[1]: warning: Unknown language: rust [exceptions-language-unknown]");
    }

    @Test
    void theTimeOfAnEventComesFromOneOfThreeFields() {
        assertWritten(
                KubeEventsTimestampFilter.of(
                        k -> k.addTimestampFields("event.eventTime", "event.lastTimestamp", "event.firstTimestamp")
                                .mappedTimeKey("time")),
                """
                filters:
                - kube_events_timestamp:
                    timestamp_fields:
                    - event.eventTime
                    - event.lastTimestamp
                    - event.firstTimestamp
                    mapped_time_key: time
                """);
        assertThat(violations("timestamp_fields: [a, b]\n", KubeEventsTimestampFilter.class))
                .containsExactly("1:1: timestamp_fields: timestamp_fields must have 3 items"
                        + " [kube-events-timestamp-fields]");
        assertThat(violations("timestamp_fields: []\n", KubeEventsTimestampFilter.class))
                .isEmpty();
    }
}
