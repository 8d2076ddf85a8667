package dev.gleaner.logging.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.logging.OperatorVersion;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FlushTimingProperties {
    /** A buffer of seconds, which the test computes by itself. */
    record Buffer(int timekey, int timekeyWait, int interval, String mode, boolean hasTime) {
        String yaml() {
            return "{timekey: " + timekey + "s, timekey_wait: " + timekeyWait + "s, flush_interval: " + interval
                    + "s, flush_mode: " + mode + ", tags: '" + (hasTime ? "tag,time" : "tag") + "'}";
        }
    }

    @Property
    void theDelayIncludesThatOfEachMoment(
            @ForAll("buffers") Buffer buffer,
            @ForAll @IntRange(max = 100) int slice,
            @ForAll @IntRange(max = 100) int chunk) {
        FlushTiming timing = FlushTiming.of(Outputs.withBuffer(buffer.yaml()), OperatorVersion.V3_17_7);
        Delay any = timing.delay();
        Delay moment = timing.delay(
                Duration.ofMillis(buffer.timekey() * 10L * slice), Duration.ofMillis(buffer.interval() * 10L * chunk));
        assertThat(any.earliest()).isLessThanOrEqualTo(moment.earliest());
        assertThat(moment.latest().orElseThrow())
                .isLessThanOrEqualTo(any.latest().orElseThrow());
        assertThat(moment.earliest()).isLessThanOrEqualTo(moment.latest().orElseThrow());
    }

    /** A simulation of what fluentd does at each of its looks finds the record within the delay; some need no look. */
    @Property
    void aSimulatedLookFindsTheRecordInTime(
            @ForAll("buffers") Buffer buffer,
            @ForAll @IntRange(max = 10_000) int arrival,
            @ForAll @IntRange(max = 100) int phase) {
        FlushTiming timing = FlushTiming.of(Outputs.withBuffer(buffer.yaml()), OperatorVersion.V3_17_7);
        double period = timing.checkPeriod().toMillis() / 1000.0;
        double now = arrival + period * phase / 100;
        Assume.that(!buffer.mode().equals("immediate"));
        while (!isDue(buffer, arrival, (long) now)) {
            now += period;
        }
        Delay delay = timing.delay(Duration.ofSeconds(arrival % buffer.timekey()), Duration.ZERO);
        assertThat(now - arrival).isGreaterThanOrEqualTo(delay.earliest().toMillis() / 1000.0 - 0.01);
        assertThat(now - arrival)
                .isLessThanOrEqualTo(delay.latest().orElseThrow().toMillis() / 1000.0 + 1);
    }

    /** Whether a chunk of one record leaves, as fluentd decides with whole seconds. */
    private static boolean isDue(Buffer buffer, long arrival, long now) {
        boolean isOld = buffer.mode().equals("interval") && arrival + buffer.interval() <= now;
        long slice = arrival - arrival % buffer.timekey();
        boolean isOver = buffer.hasTime() && slice + buffer.timekey() + buffer.timekeyWait() <= now;
        return isOld || isOver;
    }

    @Provide
    Arbitrary<Buffer> buffers() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3600),
                        Arbitraries.integers().between(0, 600),
                        Arbitraries.integers().between(1, 3600),
                        Arbitraries.of("lazy", "interval", "immediate"),
                        Arbitraries.of(true, false))
                .as(Buffer::new)
                .filter(buffer -> buffer.hasTime() || !buffer.mode().equals("lazy"));
    }
}
