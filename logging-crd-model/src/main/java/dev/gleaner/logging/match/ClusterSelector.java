package dev.gleaner.logging.match;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The records that one step of a cluster flow is about: those for which every condition holds, and without any condition
 * all there are. Comparison is exact, with no wildcards but in {@link #namespacesRegex()}.
 */
@Value.Immutable
public interface ClusterSelector extends Editable<ClusterSelector, ClusterSelector.Builder> {
    /** How selectors are read, checked and written. */
    Shape<ClusterSelector> SHAPE = Shape.object("selector", Builder::new)
            .list("namespaces", Scalar.TEXT, ClusterSelector::namespaces, Builder::namespaces)
            .map("labels", Scalar.TEXT, ClusterSelector::labels, Builder::labels)
            .list("hosts", Scalar.TEXT, ClusterSelector::hosts, Builder::hosts)
            .list("container_names", Scalar.TEXT, ClusterSelector::containerNames, Builder::containerNames)
            .map("namespace_labels", Scalar.TEXT, ClusterSelector::namespaceLabels, Builder::namespaceLabels)
            .since("4.10.0")
            .list("namespaces_regex", Scalar.TEXT, ClusterSelector::namespacesRegex, Builder::namespacesRegex)
            .since("6.7.0");

    /** Namespaces, of which the pod must be in one; empty means any namespace. */
    List<String> namespaces();

    /** Labels that the pod must all have, with exactly these values, in order; empty means any pod. */
    Map<String, String> labels();

    /** Names of nodes, of which the pod must be on one; empty means any node. */
    List<String> hosts();

    /** Names of containers, of which the record must be from one; empty means any container. */
    List<String> containerNames();

    /** Labels that the namespace of the pod must all have, in order; empty means any namespace. */
    Map<String, String> namespaceLabels();

    /**
     * Regular expressions of Ruby, of which one must match in the name of the namespace; empty means any namespace.
     */
    List<String> namespacesRegex();

    /** A selector that the consumer fills in. */
    static ClusterSelector of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a selector. */
    final class Builder extends ImmutableClusterSelector.Builder implements ModelBuilder<ClusterSelector> {
        Builder() {}
    }
}
