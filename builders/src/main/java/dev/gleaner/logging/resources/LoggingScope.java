package dev.gleaner.logging.resources;

import dev.gleaner.document.Tree;
import dev.gleaner.logging.Logging;
import dev.gleaner.logging.OperatorVersion;
import java.util.Objects;

/**
 * Which objects belong to a Logging, by their {@code loggingRef} and their namespace (logging-operator 3.17.3,
 * pkg/resources/model/repository.go). Immutable.
 */
public final class LoggingScope {
    private final Resource<Logging> logging;
    private final WatchedNamespaces watched;
    private final boolean skipsInvalid;

    private LoggingScope(Resource<Logging> logging, WatchedNamespaces watched, boolean skipsInvalid) {
        this.logging = logging;
        this.watched = watched;
        this.skipsInvalid = skipsInvalid;
    }

    /** The scope of a Logging in a cluster, which may lack the Logging. */
    public static LoggingScope of(Resource<Logging> logging, ClusterResources cluster) {
        Objects.requireNonNull(logging, "logging");
        Objects.requireNonNull(cluster, "cluster");
        boolean skipsInvalid = cluster.operator().compareTo(OperatorVersion.V3_17_7) >= 0
                && logging.written()
                        .field("spec")
                        .field("skipInvalidResources")
                        .tree()
                        .equals(Tree.flag(true));
        return new LoggingScope(logging, WatchedNamespaces.of(logging.value(), cluster), skipsInvalid);
    }

    /** The Logging. */
    public Resource<Logging> logging() {
        return logging;
    }

    /** The name of the Logging. */
    public String name() {
        return logging.name();
    }

    /** The {@code loggingRef} of the objects that belong to the Logging; empty if they have none. */
    public String loggingRef() {
        return logging.value().spec().loggingRef().orElse("");
    }

    /** The namespace of fluentd, of the ClusterFlows and of the ClusterOutputs. */
    public String controlNamespace() {
        return logging.value().spec().controlNamespace();
    }

    /** The namespace whose ClusterFlows and ClusterOutputs the Logging uses; empty if it uses those of all. */
    public String control() {
        return logging.value().spec().allowClusterResourcesFromAllNamespaces().orElse(false) ? "" : controlNamespace();
    }

    /**
     * Whether the operator leaves out only invalid flows and outputs, and not the whole configuration (from 3.17.7 on).
     */
    public boolean skipsInvalid() {
        return skipsInvalid;
    }

    /** Whether the Logging uses ClusterFlows and ClusterOutputs of a namespace. */
    public boolean controls(String namespace) {
        return control().isEmpty() || namespace.equals(control());
    }

    /**
     * Whether the Logging uses Flows and Outputs of a namespace. A Namespace that the set lacks counts as one that has
     * only the label with its name.
     */
    public boolean watches(String namespace) {
        return watched.have(Objects.requireNonNull(namespace, "namespace"));
    }

    /** Whether the Logging may use Flows and Outputs of a namespace: a Namespace that the set lacks may have any label. */
    public boolean mayWatch(String namespace) {
        return watched.mayHave(Objects.requireNonNull(namespace, "namespace"));
    }

    /** Whether a Flow may belong to this and to another Logging with the same {@code loggingRef}. */
    public boolean mayShareNamespacesWith(LoggingScope other) {
        return watched.mayOverlap(Objects.requireNonNull(other, "other").watched);
    }

    /** Whether an object belongs to the Logging. */
    boolean has(String kind, String namespace, String ref) {
        boolean isInPlace =
                switch (kind) {
                    case "Flow", "Output" -> watches(namespace);
                    case "ClusterFlow", "ClusterOutput" -> controls(namespace);
                    case "FluentbitAgent" -> true;
                    default -> false;
                };
        return isInPlace && ref.equals(loggingRef());
    }

    /** The id of the Logging. */
    @Override
    public String toString() {
        return logging.id();
    }
}
