package dev.gleaner.logging.output;

import java.math.BigDecimal;
import java.time.Duration;

/** Writes durations as fluentd reads them (fluentd 1.14.6, lib/fluent/config/types.rb). */
final class TimeText {
    private TimeText() {}

    /**
     * A time with the largest unit in which it is a whole number, such as {@code 90s}, {@code 10m} or {@code 1h}; with a
     * fraction of a second, it has no unit.
     *
     * @throws IllegalArgumentException if it is negative
     */
    static String of(Duration time) {
        if (time.toNanosPart() != 0 || time.isZero() || time.isNegative()) {
            return inSeconds(time);
        }
        if (time.toSecondsPart() != 0) {
            return time.toSeconds() + "s";
        }
        return time.toMinutesPart() != 0 ? time.toMinutes() + "m" : time.toHours() + "h";
    }

    /**
     * A time in seconds, without unit.
     *
     * @throws IllegalArgumentException if it is negative
     */
    static String inSeconds(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("expected a time of at least 0 but was " + time);
        }
        return BigDecimal.valueOf(time.getSeconds())
                .add(BigDecimal.valueOf(time.getNano(), 9))
                .stripTrailingZeros()
                .toPlainString();
    }
}
