package dev.gleaner.logging.filter;

import static dev.gleaner.logging.filter.Filters.assertWritten;
import static dev.gleaner.logging.filter.Filters.violations;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcatFilterTest {
    @Test
    void joinsLinesByRegularExpressions() {
        assertWritten(
                ConcatFilter.of(c -> c.key("log")
                        .separator("")
                        .multilineStartRegexp("/^\\d{4}-/")
                        .multilineEndRegexp("/;$/")
                        .continuousLineRegexp("/^\\s/")
                        .streamIdentityKey("container_id")
                        .flushInterval(5)
                        .timeoutLabel("@timeout")
                        .useFirstTimestamp(true)),
                """
                filters:
                - concat:
                    key: log
                    separator: ""
                    multiline_start_regexp: /^\\d{4}-/
                    multiline_end_regexp: /;$/
                    continuous_line_regexp: /^\\s/
                    stream_identity_key: container_id
                    flush_interval: 5
                    timeout_label: "@timeout"
                    use_first_timestamp: true
                """);
    }

    @Test
    void joinsTheParts() {
        assertWritten(ConcatFilter.of(c -> c.nLines(3)), """
                filters:
                - concat:
                    n_lines: 3
                """);
        assertWritten(
                ConcatFilter.of(
                        c -> c.partialKey("partial").partialValue("true").keepPartialKey(true)),
                """
                filters:
                - concat:
                    partial_key: partial
                    partial_value: "true"
                    keep_partial_key: true
                """);
        assertWritten(
                ConcatFilter.of(c -> c.usePartialMetadata("true")
                        .keepPartialMetadata("false")
                        .partialMetadataFormat("docker-journald")),
                """
                filters:
                - concat:
                    use_partial_metadata: "true"
                    keep_partial_metadata: "false"
                    partial_metadata_format: docker-journald
                """);
        assertWritten(
                ConcatFilter.of(c -> c.usePartialCriLogtag(true)
                        .partialCriLogtagKey("logtag")
                        .partialCriStreamKey("stream")),
                """
                filters:
                - concat:
                    use_partial_cri_logtag: true
                    partial_cri_logtag_key: logtag
                    partial_cri_stream_key: stream
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "key: log",
                "n_lines: 0",
                "use_partial_cri_logtag: false",
                "use_partial_metadata: \"false\"",
                "multiline_start_regexp: \"\"",
                "continuous_line_regexp: /^ /"
            })
    void somethingDeterminesTheParts(String filter) {
        assertThat(violations(filter, ConcatFilter.class))
                .containsExactly("1:1: Either n_lines, multiline_start_regexp, multiline_end_regexp, partial_key,"
                        + " use_partial_metadata or use_partial_cri_logtag is required [concat-none]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n_lines: 2|multiline_end_regexp: /x/|n_lines and multiline_start_regexp/multiline_end_regexp",
                "use_partial_metadata: \"yes\"|n_lines: 2|use_partial_metadata and n_lines",
                "use_partial_cri_logtag: true|multiline_start_regexp: /x/"
                        + "|use_partial_cri_logtag and multiline_start_regexp/multiline_end_regexp"
            })
    void onlyOneThingDeterminesTheParts(String one, String other, String both) {
        String message = ": " + both + " are exclusive [concat-several]";
        assertThat(violations(one + "\n" + other, ConcatFilter.class))
                .containsExactly("2:1: " + other.substring(0, other.indexOf(':')) + message);
        assertThat(violations(other + "\n" + one, ConcatFilter.class))
                .containsExactly("2:1: " + one.substring(0, one.indexOf(':')) + message);
    }

    @Test
    void everyPairIsReported() {
        assertThat(violations("""
                partial_key: partial
                partial_value: "true"
                n_lines: 10
                use_partial_cri_logtag: true
                """, ConcatFilter.class))
                .containsExactly(
                        "3:1: n_lines: partial_key and n_lines are exclusive [concat-several]",
                        "4:1: use_partial_cri_logtag: use_partial_cri_logtag and partial_key are exclusive"
                                + " [concat-several]",
                        "4:1: use_partial_cri_logtag: use_partial_cri_logtag and n_lines are exclusive"
                                + " [concat-several]");
        assertThat(violations("use_partial_metadata: \"true\"\nuse_partial_cri_logtag: true\n", ConcatFilter.class))
                .isEmpty();
    }

    @Test
    void aPartialKeyHasAValue() {
        assertThat(violations("key: log\npartial_key: partial\n", ConcatFilter.class))
                .containsExactly("2:1: partial_key: partial_value is required when partial_key is specified"
                        + " [concat-partial-value]");
    }

    @Test
    void theFormatOfMetadataIsKnown() {
        assertThat(violations("use_partial_metadata: \"true\"\npartial_metadata_format: cri\n", ConcatFilter.class))
                .containsExactly("2:1: partial_metadata_format: valid options are docker-fluentd,docker-journald,"
                        + "docker-journald-lowercase but got cri [option-unknown]");
    }

    @Test
    void theTagsOfTheCriAreReadByLaterVersions() {
        assertThat(violations("3.17.10", "use_partial_cri_logtag: true\n", ConcatFilter.class))
                .containsExactly("1:1: use_partial_cri_logtag: the field \"use_partial_cri_logtag\" exists in"
                        + " 4.4.0 and later; 3.17.10 drops it without a message [field-version]");
    }
}
