package dev.gleaner.logging.match;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The conditions of one step of a flow. A record of its namespace must meet all of them; without conditions every
 * record does. Comparison is exact, without wildcards.
 */
@Value.Immutable
public interface Selector extends Editable<Selector, Selector.Builder> {
    /** How a select, which has no namespace labels, is read, checked and written. */
    ObjectShape<Selector, Builder> SELECT = Shape.object("selector", Builder::new)
            .map("labels", Scalar.TEXT, Selector::labels, Builder::labels)
            .list("hosts", Scalar.TEXT, Selector::hosts, Builder::hosts)
            .list("container_names", Scalar.TEXT, Selector::containerNames, Builder::containerNames);

    /** How the selector of an exclude, which can also have namespace labels, is read, checked and written. */
    Shape<Selector> SHAPE = SELECT.map(
                    "namespace_labels", Scalar.TEXT, Selector::namespaceLabels, Builder::namespaceLabels)
            .since("4.10.0");

    /** Labels that the pod must have, all of them with exactly these values; empty means any pod. */
    Map<String, String> labels();

    /** Names of nodes; the pod must be on one of them. Empty means any node. */
    List<String> hosts();

    /** Names of containers; the record must come from one of them. Empty means any container. */
    List<String> containerNames();

    /** Labels that the namespace must have, all of them; only in an exclude. Empty means any labels. */
    Map<String, String> namespaceLabels();

    /** A selector that the consumer fills in. */
    static Selector of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a selector. */
    final class Builder extends ImmutableSelector.Builder implements ModelBuilder<Selector> {
        Builder() {}
    }
}
