package dev.gleaner.logging.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Part;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.output.HttpOutput;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FlushTimingTest {
    @Test
    void theDelayOfAnOutputIsTold() {
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("webhook").namespace("logging"))
                        .spec(s -> s.target(
                                HttpOutput.of(h -> h.endpoint("http://host/").buffer(b -> b.timekey("2m"))))));
        Delay delay = FlushTiming.of(output, OperatorVersion.V3_17_7).delay();
        assertThat(delay).hasToString("60 to 186 seconds after the arrival (timekey: 2m, timekey_wait: 1m)");
        assertThat(delay.earliest()).isEqualTo(Duration.ofMinutes(1));
    }

    static Stream<Arguments> delays() {
        return Stream.of(
                argumentSet("no buffer", "", "60 to 666 seconds after the arrival (timekey: 10m, timekey_wait: 1m)"),
                argumentSet(
                        "an empty buffer",
                        "{}",
                        "60 to 666 seconds after the arrival (timekey: 10m, timekey_wait: 1m)"),
                argumentSet(
                        "slices that end at once",
                        "{timekey: 10s, timekey_wait: 0s}",
                        "0 to 12 seconds after the arrival (timekey: 10s, timekey_wait: 0s)"),
                argumentSet(
                        "an interval that fluentd ignores",
                        "{timekey: 10s, timekey_wait: 3s, flush_interval: 1s}",
                        "3 to 15 seconds after the arrival (timekey: 10s, timekey_wait: 3s)"),
                argumentSet(
                        "an interval",
                        "{timekey: 1h, flush_mode: interval, flush_interval: 1s}",
                        "0 to 3 seconds after the arrival (flush_interval: 1s)"),
                argumentSet(
                        "an interval that is longer than a slice",
                        "{timekey: 10s, timekey_wait: 3s, flush_mode: interval, flush_interval: 1h}",
                        "0 to 15 seconds after the arrival (timekey: 10s, timekey_wait: 3s)"),
                argumentSet(
                        "records at once",
                        "{flush_mode: immediate}",
                        "0 to 1 seconds after the arrival (flush_mode: immediate)"),
                argumentSet("chunks by tag", "{tags: tag}", "0 to 66 seconds after the arrival (flush_interval: 60s)"),
                argumentSet(
                        "chunks without keys",
                        "{tags: '[]'}",
                        "0 to 66 seconds after the arrival (flush_interval: 60s)"),
                argumentSet(
                        "chunks by a list of keys",
                        "{tags: '[\"tag\", \"time\"]', timekey: 1m}",
                        "60 to 126 seconds after the arrival (timekey: 1m, timekey_wait: 1m)"),
                argumentSet(
                        "keys in quotes",
                        "{tags: '\"tag,time\"'}",
                        "60 to 666 seconds after the arrival (timekey: 10m, timekey_wait: 1m)"),
                argumentSet(
                        "a buffer that the operator omits",
                        "{disabled: true, timekey: 1h}",
                        "0 to 66 seconds after the arrival (flush_interval: 60s)"),
                argumentSet(
                        "an hour and a half, of which fluentd reads half an hour",
                        "{timekey: 1h30m}",
                        "60 to 1866 seconds after the arrival (timekey: 1h30m, timekey_wait: 1m)"),
                argumentSet(
                        "slow threads",
                        "{timekey: 10s, timekey_wait: 3s, flush_thread_interval: '30'}",
                        "3 to 73 seconds after the arrival (timekey: 10s, timekey_wait: 3s)"),
                argumentSet(
                        "a lazy buffer without time",
                        "{tags: tag, flush_mode: lazy}",
                        "0 seconds or more after the arrival (flush_mode: lazy)"));
    }

    @ParameterizedTest
    @MethodSource("delays")
    void theSettingsDecide(String buffer, String delay) {
        assertThat(FlushTiming.of(Outputs.withBuffer(buffer), OperatorVersion.V3_17_7)
                        .delay())
                .hasToString(delay);
    }

    @Test
    void anOldRecordLeavesAtTheNextLook() {
        FlushTiming timing = FlushTiming.of(Outputs.withBuffer("{timekey: 10m}"), OperatorVersion.V3_17_7);
        assertThat(timing.delay(Duration.ofHours(2), Duration.ZERO))
                .hasToString("0 to 6 seconds after the arrival (timekey: 10m, timekey_wait: 1m)");
        assertThat(timing.delay(Duration.ofMinutes(4), Duration.ZERO).earliest())
                .isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void chunksOfTheSameTimeWaitForEachOther() {
        FlushTiming timing = FlushTiming.of(Outputs.withBuffer("{flush_thread_count: 3}"), OperatorVersion.V3_17_7);
        assertThat(timing.checkPeriod()).isEqualTo(Duration.ofMillis(5455));
        assertThat(timing.chunksOfCheck()).isEqualTo(3);
    }

    static Stream<Arguments> chunks() {
        return Stream.of(
                argumentSet("the operator's limit", "", OperatorVersion.V4_4_0, new FullChunk(7_969_178, 0)),
                argumentSet("fluentd's limit of files", "", OperatorVersion.V4_10_0, new FullChunk(255_013_684, 0)),
                argumentSet(
                        "fluentd's limit in memory",
                        "{type: memory}",
                        OperatorVersion.V4_10_0,
                        new FullChunk(7_969_178, 0)),
                argumentSet(
                        "own limits",
                        "{chunk_limit_size: 20KB, chunk_limit_records: 10}",
                        OperatorVersion.V3_17_7,
                        new FullChunk(19_456, 10)),
                argumentSet(
                        "a threshold",
                        "{chunk_limit_size: 20KB, chunk_full_threshold: '0.5'}",
                        OperatorVersion.V3_17_7,
                        new FullChunk(10_240, 0)));
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void aChunkIsFull(String buffer, OperatorVersion version, FullChunk full) {
        assertThat(FlushTiming.of(Outputs.withBuffer(buffer), version).fullChunk())
                .isEqualTo(full);
    }

    @Test
    void aFullChunkHasItsBytesOrItsRecords() {
        assertThat(new FullChunk(100, 10).includes(100, 1)).isTrue();
        assertThat(new FullChunk(100, 10).includes(1, 10)).isTrue();
        assertThat(new FullChunk(100, 0).includes(99, 1_000)).isFalse();
    }

    static Stream<Arguments> stops() {
        return Stream.of(
                argumentSet("files", "", false),
                argumentSet("files that are flushed", "{flush_at_shutdown: true}", true),
                argumentSet("memory", "{type: memory}", true),
                argumentSet(
                        "memory with false, which the operator omits",
                        "{type: memory, flush_at_shutdown: false}",
                        true),
                argumentSet("the buffer of the plug-in", "{disabled: true}", true));
    }

    @ParameterizedTest
    @MethodSource("stops")
    void chunksAreSentAtTheStop(String buffer, boolean isSent) {
        assertThat(FlushTiming.of(Outputs.withBuffer(buffer), OperatorVersion.V3_17_7)
                        .isSentAtStop())
                .isEqualTo(isSent);
    }

    @Test
    void plugInsWithoutASectionUseTheirOwnBuffer() {
        Part gelf = Outputs.plugin("gelf", "{host: h, port: 12201, buffer: {timekey: 10s, timekey_wait: 0s}}");
        assertThat(FlushTiming.of(gelf, OperatorVersion.V3_17_7).delay())
                .hasToString("0 to 66 seconds after the arrival (flush_interval: 60s)");
        assertThat(FlushTiming.of(gelf, OperatorVersion.V4_10_0).delay())
                .hasToString("0 to 12 seconds after the arrival (timekey: 10s, timekey_wait: 0s)");
    }

    @Test
    void anOutputWithoutABufferDoesNotWait() {
        assertThat(FlushTiming.of(Outputs.plugin("nullout", "{}"), OperatorVersion.V3_17_7)
                        .delay())
                .hasToString("0 to 0 seconds after the arrival (nullout)");
    }
}
