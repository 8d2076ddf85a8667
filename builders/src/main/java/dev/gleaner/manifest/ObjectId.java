package dev.gleaner.manifest;

import dev.gleaner.document.Manifest;
import dev.gleaner.logging.EventTailer;
import dev.gleaner.logging.FluentbitAgent;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.LoggingRoute;
import dev.gleaner.logging.nodeagent.NodeAgent;
import java.util.Locale;
import java.util.Objects;

/** The ids of objects in messages. Not for users. */
public final class ObjectId {
    private ObjectId() {}

    /**
     * The kind in lower case, the namespace and the name, with colons between them, such as
     * {@code clusteroutput:cattle-logging-system:audit}. The ids of flows and outputs in fluentd's configuration
     * consist of them (logging-operator 3.17.3, pkg/resources/model/system.go).
     */
    public static String of(Manifest object) {
        Objects.requireNonNull(object, "object");
        return object.kind().toLowerCase(Locale.ROOT) + ":" + namespace(object) + ":"
                + object.metadata().name().orElse("");
    }

    /**
     * The namespace of an object; {@code default} if there is none, as for kubectl. Empty for a cluster-scoped kind of
     * the operator.
     */
    public static String namespace(Manifest object) {
        Objects.requireNonNull(object, "object");
        return isClusterScoped(object) ? "" : object.metadata().namespace().orElse("default");
    }

    private static boolean isClusterScoped(Manifest object) {
        return object instanceof Logging
                || object instanceof FluentbitAgent
                || object instanceof LoggingRoute
                || object instanceof NodeAgent
                || object instanceof EventTailer;
    }
}
