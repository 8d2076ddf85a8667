package dev.gleaner.cli.http;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes that requests hold, counted against a bound. */
final class Memory {
    private final long most;
    private final AtomicLong held = new AtomicLong();

    Memory(long most) {
        this.most = most;
    }

    /** Takes bytes, if as many are left. */
    boolean take(int bytes) {
        if (held.addAndGet(bytes) <= most) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    /** Takes bytes that are there already. */
    void takeAnyway(int bytes) {
        held.addAndGet(bytes);
    }

    /** Gives bytes back. */
    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }

    /** The bytes that are taken. */
    long held() {
        return held.get();
    }
}
