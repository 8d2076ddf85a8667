package dev.gleaner.manifest.apply;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Checks an object repeatedly until it is ready.
 *
 * @param looks the maximum number of checks
 * @param timeout the time that they take
 * @param pause waits between two checks
 */
record Waiting(long looks, Duration timeout, Runnable pause) {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    static Waiting of(Duration timeout) {
        return of(timeout, Waiting::sleep);
    }

    static Waiting of(Duration timeout, Runnable pause) {
        if (Objects.requireNonNull(timeout, "timeout").isNegative()) {
            throw new IllegalArgumentException("the timeout " + timeout + " is negative");
        }
        return new Waiting(1 + timeout.dividedBy(INTERVAL), timeout, pause);
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
        } catch (InterruptedException e) {
            throw new UncheckedIOException("waiting was interrupted", new InterruptedIOException(e.getMessage()));
        }
    }

    /** The last state: that of a ready or failed object, or of one that is still pending at the timeout. */
    Readiness until(Supplier<Readiness> look, Consumer<String> observer) {
        Readiness seen = look.get();
        String reported = "";
        for (long i = 1; i < looks && seen.state() == Readiness.State.PENDING; i++) {
            if (i == 1 || !seen.words().equals(reported)) {
                reported = seen.words();
                observer.accept(reported);
            }
            pause.run();
            seen = look.get();
        }
        return seen;
    }

    /** The timeout in words. */
    String inWords() {
        return timeout.toSeconds() + " seconds";
    }
}
