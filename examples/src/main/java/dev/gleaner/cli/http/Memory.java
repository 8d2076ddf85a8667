package dev.gleaner.cli.http;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that requests hold, up to a limit. */
final class Memory {
    private final long most;
    private final AtomicLong reserved = new AtomicLong();

    Memory(long most) {
        this.most = most;
    }

    /** Reserves bytes. Returns false if fewer are available. */
    boolean reserve(int bytes) {
        if (reserved.addAndGet(bytes) <= most) {
            return true;
        }
        reserved.addAndGet(-bytes);
        return false;
    }

    /** Reserves bytes beyond the limit, for data that was already received. */
    void reserveAnyway(int bytes) {
        reserved.addAndGet(bytes);
    }

    /** Releases bytes. */
    void release(long bytes) {
        reserved.addAndGet(-bytes);
    }

    /** The number of reserved bytes. */
    long reserved() {
        return reserved.get();
    }
}
