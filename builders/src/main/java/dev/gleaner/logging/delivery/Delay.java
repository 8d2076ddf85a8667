package dev.gleaner.logging.delivery;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The time between the arrival of a record at fluentd and the first attempt to send it.
 *
 * @param earliest the shortest time
 * @param latest the longest time, if the receiver accepts all earlier chunks; empty means no limit
 * @param setting the setting that determines the delay, as in the manifest, such as {@code timekey: 10m}
 */
public record Delay(Duration earliest, Optional<Duration> latest, String setting) {
    /** Refuses null. */
    public Delay {
        Objects.requireNonNull(earliest, "earliest");
        Objects.requireNonNull(latest, "latest");
        Objects.requireNonNull(setting, "setting");
    }

    static Delay ofSeconds(double earliest, double latest, String setting) {
        return new Delay(duration(earliest), Optional.of(duration(latest)), setting);
    }

    static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** The delay in words, such as {@code 60 to 666 seconds after the arrival (timekey: 10m, timekey_wait: 1m)}. */
    @Override
    public String toString() {
        String to = latest.map(time -> " to " + seconds(time) + " seconds").orElse(" seconds or more");
        return seconds(earliest) + to + " after the arrival (" + setting + ")";
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.round(duration.toMillis() / 1000.0));
    }
}
