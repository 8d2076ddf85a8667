package dev.gleaner.cli.http;

import java.time.Duration;
import java.util.Objects;

/**
 * The bounds of a server.
 *
 * @param connections the most connections; at this number one that has rested for a second is closed for a new one, or the new one waits
 * @param body the longest body in bytes, as it is sent and as it is uncompressed
 * @param memory the most bytes of requests that are held at a time
 * @param idle how long a client may send nothing; a slow client that goes on sending is not cut off
 */
public record Limits(int connections, int body, long memory, Duration idle) {
    /** Refuses bounds that are not positive, and a memory that holds no longest body. */
    public Limits {
        Objects.requireNonNull(idle, "idle");
        if (connections < 1 || body < 1 || memory < body || idle.isNegative() || idle.isZero()) {
            throw new IllegalArgumentException("limits must be positive, and memory at least the longest body");
        }
    }
}
