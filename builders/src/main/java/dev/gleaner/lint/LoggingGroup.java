package dev.gleaner.lint;

import java.util.LinkedHashSet;
import java.util.Set;

/** The Loggings with one loggingRef: each uses the flows and outputs that have it. */
final class LoggingGroup {
    private final LoggingSystem first;
    private final Set<String> controlNamespaces = new LinkedHashSet<>();
    private final Set<String> watched = new LinkedHashSet<>();
    private boolean isOfAllNamespaces;
    private boolean mayWatchAny;
    private boolean skipsInvalid;

    /** A group without Loggings; the first one is for messages. */
    LoggingGroup(LoggingSystem first) {
        this.first = first;
    }

    void add(LoggingSystem logging) {
        controlNamespaces.add(logging.controlNamespace());
        watched.addAll(logging.watchNamespaces());
        isOfAllNamespaces |= logging.isOfAllNamespaces();
        mayWatchAny |= logging.mayWatchAny();
        skipsInvalid |= logging.skipsInvalid();
    }

    LoggingSystem first() {
        return first;
    }

    /** Whether one of them uses ClusterFlows and ClusterOutputs of a namespace. */
    boolean useClusterKindsOf(String namespace) {
        return isOfAllNamespaces || controlNamespaces.contains(namespace);
    }

    /** Whether one of them may use the Flows and Outputs of a namespace. */
    boolean mayWatch(String namespace) {
        return mayWatchAny || watched.contains(namespace);
    }

    /** Whether one of them may use a Flow that another Logging uses, too. */
    boolean mayShareNamespacesWith(LoggingSystem logging) {
        return mayWatchAny
                || logging.mayWatchAny() && !watched.isEmpty()
                || logging.watchNamespaces().stream().anyMatch(watched::contains);
    }

    /** Whether the operator leaves invalid flows and outputs out, and not the whole configuration. */
    boolean skipInvalid() {
        return skipsInvalid;
    }
}
