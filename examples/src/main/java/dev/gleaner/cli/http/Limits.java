package dev.gleaner.cli.http;

import java.time.Duration;
import java.util.Objects;

/**
 * The limits of a server.
 *
 * @param connections the maximum number of connections; beyond it, one that was idle for a second is closed, or new
 * ones wait
 * @param body the maximum length of a body in bytes, before and after decompression
 * @param memory the maximum number of bytes that all requests hold together
 * @param idle the time after which a client that sends nothing is disconnected
 */
public record Limits(int connections, int body, long memory, Duration idle) {
    /** Checks that the limits are positive, and that the memory holds a body of maximum length. */
    public Limits {
        Objects.requireNonNull(idle, "idle");
        if (connections < 1 || body < 1 || memory < body || idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException("limits must be positive, and memory at least the longest body");
        }
    }
}
