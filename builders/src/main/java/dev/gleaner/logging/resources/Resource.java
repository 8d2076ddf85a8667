package dev.gleaner.logging.resources;

import dev.gleaner.document.Manifest;
import dev.gleaner.document.Part;
import dev.gleaner.manifest.ObjectId;
import java.util.Objects;

/**
 * An object of a cluster, and the part of a file that contains it.
 *
 * @param <T> its type
 * @param value the object
 * @param part the object in its file; for an object that a chart renders, the values of the chart
 */
public record Resource<T extends Manifest>(T value, Part part) {
    /** Refuses null. */
    public Resource {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(part, "part");
    }

    /** The name in its metadata; empty if there is none. */
    public String name() {
        return value.metadata().name().orElse("");
    }

    /**
     * The namespace in its metadata; {@code default} if there is none, as for kubectl. Empty for a cluster-scoped kind
     * of the operator.
     */
    public String namespace() {
        return ObjectId.namespace(value);
    }

    /** Whether a chart renders it, so that no file contains it. */
    public boolean isRendered() {
        return !part.text("kind").equals(value.kind());
    }

    /**
     * The object as it is in its file, because its typed form may lack fields with an error; a rendered object in its
     * typed form.
     */
    public Part written() {
        return isRendered() ? new Part(part.file(), part.path(), value.toTree()) : part;
    }

    /**
     * The kind in lower case, the namespace and the name, with colons between them, such as
     * {@code clusteroutput:cattle-logging-system:audit}. The ids of flows and outputs in fluentd's configuration
     * consist of them (logging-operator 3.17.3, pkg/resources/model/system.go).
     */
    public String id() {
        return ObjectId.of(value);
    }

    /** The id, without the object, which may contain a secret. */
    @Override
    public String toString() {
        return id();
    }
}
