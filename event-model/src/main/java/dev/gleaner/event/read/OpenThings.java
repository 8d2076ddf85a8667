package dev.gleaner.event.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The open resources of a reading in all threads, so that they can be closed together. Thread-safe. */
final class OpenThings {
    private final Set<Closeable> things = new LinkedHashSet<>();
    private boolean closed;

    /** Takes note of one more; where all have been closed, it is, too. */
    <C extends Closeable> C add(C thing) {
        if (!remember(thing)) {
            close(thing);
        }
        return thing;
    }

    private synchronized boolean remember(Closeable thing) {
        return !closed && things.add(thing);
    }

    /** Closes one. */
    void close(Closeable thing) {
        UncheckedIOException failure = closed(thing);
        forget(thing);
        if (failure != null) {
            throw failure;
        }
    }

    private synchronized void forget(Closeable thing) {
        things.remove(thing);
        things.removeIf(other -> other instanceof LogFile file && file.isClosed());
    }

    /** Closes all, whatever becomes of one. */
    void closeAll() {
        UncheckedIOException failure = null;
        for (Closeable thing : takeAll()) {
            UncheckedIOException another = closed(thing);
            failure = failure == null ? another : failure;
        }
        if (failure != null) {
            throw failure;
        }
    }

    private synchronized List<Closeable> takeAll() {
        closed = true;
        List<Closeable> all = new ArrayList<>(things);
        things.clear();
        return all;
    }

    /** Closes one; what went wrong, or null. */
    private static @Nullable UncheckedIOException closed(Closeable thing) {
        try {
            thing.close();
            return null;
        } catch (IOException e) {
            return new UncheckedIOException("a log cannot be closed", e);
        } catch (UncheckedIOException e) {
            return e;
        }
    }
}
