package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gleaner.logging.plugin.PlainNumber;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** fluentd reads the times and sizes of builders as they are meant. */
class UnitsProperties {
    private static final long DAY = 86_400_000_000_000L;

    @Provide
    Arbitrary<Duration> times() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 100 * DAY).map(Duration::ofNanos),
                Arbitraries.longs().between(0, 1_000_000).map(Duration::ofSeconds),
                Arbitraries.longs().between(0, 10_000).map(Duration::ofMinutes),
                Arbitraries.longs().between(0, 1_000).map(Duration::ofHours));
    }

    @Property
    void aTimeIsReadAsItIsMeant(@ForAll("times") Duration time) {
        double seconds = time.toNanos() / 1e9;
        assertThat(PlainNumber.isTime(TimeText.of(time))).isTrue();
        assertThat(PlainNumber.seconds(TimeText.of(time))).isCloseTo(seconds, within(1e-8));
        assertThat(PlainNumber.isNumber(TimeText.inSeconds(time))).isTrue();
        assertThat(PlainNumber.number(TimeText.inSeconds(time))).isCloseTo(seconds, within(1e-8));
    }

    @Property
    void aSizeIsReadAsItIsMeant(@ForAll @LongRange(min = 0, max = 1L << 40) long bytes, @ForAll boolean isLarge) {
        ByteSize size = isLarge ? ByteSize.ofKibibytes(bytes) : ByteSize.ofBytes(bytes);
        assertThat(PlainNumber.isSize(size.toString())).isTrue();
        assertThat(PlainNumber.bytes(size.toString())).isEqualTo((double) size.bytes());
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT90S, 90s", "PT10M, 10m", "PT1H, 1h", "PT48H, 48h", "PT0.05S, 0.05", "PT1M0.5S, 60.5"})
    void theLargestUnitIsUsed(Duration time, String text) {
        assertThat(TimeText.of(time)).isEqualTo(text);
    }

    @Test
    void sizesHaveTheUnitsOfFluentd() {
        assertThat(ByteSize.ofMebibytes(8)).hasToString("8MB").isEqualTo(ByteSize.ofBytes(8_388_608));
        assertThat(ByteSize.ofGibibytes(3)).hasToString("3GB");
        assertThat(ByteSize.ofKibibytes(1025)).hasToString("1025KB");
        assertThat(ByteSize.ofGibibytes(2048)).hasToString("2048GB");
        assertThat(ByteSize.ofBytes(0)).hasToString("0");
    }

    @Test
    void negativeValuesAreRefused() {
        assertThatThrownBy(() -> ByteSize.ofBytes(-1)).hasMessage("expected a size of at least 0 bytes but was -1");
        assertThatThrownBy(() -> Buffer.of(b -> b.timekey(Duration.ofSeconds(-1))))
                .hasMessage("expected a time of at least 0 but was PT-1S");
    }
}
