package dev.gleaner.logging.delivery;

import dev.gleaner.document.Part;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.OperatorVersion;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.plugin.PlainNumber;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How often and how long an output sends a chunk again (fluentd 1.14.6, lib/fluent/plugin_helper/retry_state.rb).
 * Immutable.
 */
public final class RetrySchedule {
    /** The share by which fluentd makes waits longer or shorter at random. */
    private static final double RANDOM_SHARE = 0.125;

    private final BufferSettings buffer;

    private RetrySchedule(BufferSettings buffer) {
        this.buffer = buffer;
    }

    /** The retries of a ClusterOutput under a version of the operator. */
    public static RetrySchedule of(ClusterOutput output, OperatorVersion version) {
        return of(OutputPlugin.of(Objects.requireNonNull(output, "output")), version);
    }

    /** The retries of an Output under a version of the operator. */
    public static RetrySchedule of(Output output, OperatorVersion version) {
        return of(OutputPlugin.of(Objects.requireNonNull(output, "output")), version);
    }

    /** The retries of an untyped Output or ClusterOutput under a version of the operator. */
    public static RetrySchedule of(Part output, OperatorVersion version) {
        return of(OutputPlugin.of(Objects.requireNonNull(output, "output")), version);
    }

    static RetrySchedule of(OutputPlugin plugin, OperatorVersion version) {
        return new RetrySchedule(BufferSettings.of(plugin, version));
    }

    /**
     * The average wait before a retry; the first retry has the number 1. fluentd varies the wait by an eighth; the
     * operator omits {@code retry_randomize: false}.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public Duration waitBefore(int retry) {
        if (retry < 1) {
            throw new IllegalArgumentException("not a positive number of a retry: " + retry);
        }
        double wait = buffer.seconds("retry_wait", "1");
        if (!buffer.text("retry_type", "").equals("periodic")) {
            wait *= Math.pow(PlainNumber.number(buffer.text("retry_exponential_backoff_base", "2")), retry - 1.0);
        }
        double limit = buffer.seconds("retry_max_interval", "0");
        return Delay.duration(Math.min(limit > 0 ? Math.min(wait, limit) : wait, Integer.MAX_VALUE));
    }

    /** The shortest and the longest wait before a retry; the first retry has the number 1. */
    public Delay waitRange(int retry) {
        double wait = waitBefore(retry).toMillis() / 1000.0;
        return Delay.ofSeconds(wait * (1 - RANDOM_SHARE), wait * (1 + RANDOM_SHARE), buffer.setting("retry_wait", "1"));
    }

    /** Whether a chunk is sent until it is accepted: the operator's default, unlike that of fluentd. */
    public boolean isEndless() {
        return buffer.hasSection() && !buffer.isFalse("retry_forever");
    }

    /**
     * The maximum number of attempts to send a chunk; empty means that only {@link #timeout()} limits them. After the
     * last failure fluentd drops all chunks in the queue, not only this one.
     */
    public OptionalInt attempts() {
        int retries = buffer.number("retry_max_times", 0);
        return isEndless() || retries == 0 ? OptionalInt.empty() : OptionalInt.of(1 + retries);
    }

    /** The time after which fluentd drops all chunks in the queue; empty means no limit. */
    public Optional<Duration> timeout() {
        return isEndless() ? Optional.empty() : Optional.of(Delay.duration(buffer.seconds("retry_timeout", "72h")));
    }
}
