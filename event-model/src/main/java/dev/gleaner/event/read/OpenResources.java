package dev.gleaner.event.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The open resources of a reading in all its threads, which can be closed together. Thread-safe. */
final class OpenResources {
    private final Set<Closeable> resources = new LinkedHashSet<>();
    private boolean closed;

    /** Adds a resource, or closes it if all resources were closed already. */
    <C extends Closeable> C add(C resource) {
        if (!remember(resource)) {
            close(resource);
        }
        return resource;
    }

    private synchronized boolean remember(Closeable resource) {
        return !closed && resources.add(resource);
    }

    /** Closes a resource. */
    void close(Closeable resource) {
        UncheckedIOException failure = tryClose(resource);
        forget(resource);
        if (failure != null) {
            throw failure;
        }
    }

    private synchronized void forget(Closeable resource) {
        resources.remove(resource);
        resources.removeIf(other -> other instanceof LogFile file && file.isClosed());
    }

    /** Closes all resources, even if closing one of them fails. */
    void closeAll() {
        UncheckedIOException failure = null;
        for (Closeable resource : takeAll()) {
            UncheckedIOException another = tryClose(resource);
            failure = failure == null ? another : failure;
        }
        if (failure != null) {
            throw failure;
        }
    }

    private synchronized List<Closeable> takeAll() {
        closed = true;
        List<Closeable> all = new ArrayList<>(resources);
        resources.clear();
        return all;
    }

    /** Closes a resource; returns the failure, or null. */
    private static @Nullable UncheckedIOException tryClose(Closeable resource) {
        try {
            resource.close();
            return null;
        } catch (IOException e) {
            return new UncheckedIOException("a log cannot be closed", e);
        } catch (UncheckedIOException e) {
            return e;
        }
    }
}
