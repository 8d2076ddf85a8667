package dev.gleaner.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for more of a log. */
@FunctionalInterface
interface Pause {
    /** Waits, and returns whether to go on. */
    boolean await(Duration duration);

    /** Waits for the time to pass, until the thread is interrupted. */
    static Pause ofProcess() {
        return duration -> {
            try {
                TimeUnit.NANOSECONDS.sleep(duration.toNanos());
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }
}
