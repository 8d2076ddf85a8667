package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.Output;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BufferTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{flush_interval: 5s}",
                "{flush_interval: 5s, flush_mode: \"\"}",
                "{flush_interval: 5s, tags: \"tag, time\"}"
            })
    void aFlushIntervalWithoutFlushModeIsIgnored(String buffer) {
        assertThat(read(buffer))
                .containsExactly(
                        "output.yaml:4:42: spec.gelf.buffer.flush_interval: warning: 'flush_interval' is ignored"
                                + " because default 'flush_mode' is not 'interval': 'lazy' [flush-interval-ignored]");
    }

    @ParameterizedTest
    @CsvSource({"lazy, lazy", "immediate, immediate", "default, lazy"})
    void aFlushIntervalWithAnotherFlushModeIsRefused(String mode, String shown) {
        assertThat(read("{flush_mode: " + mode + ", flush_interval: 5s}"))
                .containsExactly(
                        "output.yaml:4:%d: spec.gelf.buffer.flush_interval: 'flush_interval' can't be specified"
                                        .formatted(56 + mode.length())
                                + " when 'flush_mode' is not 'interval' explicitly: '" + shown
                                + "' [flush-interval-refused]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{flush_interval: 5s, flush_mode: interval}",
                "{flush_interval: 5s, tags: tag}",
                "{flush_interval: 5s, tags: tag, flush_mode: default}",
                "{flush_mode: immediate}"
            })
    void aFlushIntervalThatCountsIsFine(String buffer) {
        assertThat(read(buffer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tag, a | chunk keys must be tag or one field",
                "time, tag, $.a | chunk keys must be tag or one field",
                "a, b | 2 or more chunk keys is not allowed"
            })
    void aBufferWithOneFileForEachChunkHasOneKey(String tags, String message) {
        assertThat(read("{type: file_single, path: /buffers/a, tags: \"" + tags + "\"}"))
                .containsExactly("output.yaml:4:79: spec.gelf.buffer.tags: " + message + " [buffer-file-single-keys]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tag", "time, tag", "a", "time, a", "[]"})
    void oneKeyIsFineForABufferWithOneFileForEachChunk(String tags) {
        assertThat(read("{type: file_single, path: /buffers/a, tags: \"" + tags + "\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'\"tag,time\"'", "\"'tag, time'\"", "tag"})
    void tagsMayBeInQuotes(String tags) {
        assertThat(read("{tags: " + tags + "}")).isEmpty();
    }

    private static List<String> read(String buffer) {
        String manifest = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: sample}
                spec: {gelf: {host: x, port: 1, buffer: %s}}
                """.formatted(buffer);
        return ManifestReader.strict().read(Source.of("output.yaml", manifest), Output.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
