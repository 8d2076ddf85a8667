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
 * The records that one step of a flow is about: those of its namespace for which every condition holds, and without any
 * condition all of them. Comparison is exact, there are no wildcards.
 */
@Value.Immutable
public interface Selector extends Editable<Selector, Selector.Builder> {
    /** How the selector of a select is read, checked and written. */
    ObjectShape<Selector, Builder> SELECT = Shape.object("selector", Builder::new)
            .map("labels", Scalar.TEXT, Selector::labels, Builder::labels)
            .list("hosts", Scalar.TEXT, Selector::hosts, Builder::hosts)
            .list("container_names", Scalar.TEXT, Selector::containerNames, Builder::containerNames);

    /** How the selector of an exclude is read, checked and written: it has one condition more. */
    Shape<Selector> SHAPE = SELECT.map(
                    "namespace_labels", Scalar.TEXT, Selector::namespaceLabels, Builder::namespaceLabels)
            .since("4.10.0");

    /** Labels that the pod must all have, with exactly these values, in order; empty means any pod. */
    Map<String, String> labels();

    /** Names of nodes, of which the pod must be on one; empty means any node. */
    List<String> hosts();

    /** Names of containers, of which the record must be from one; empty means any container. */
    List<String> containerNames();

    /** Labels that the namespace must all have, in order, only in an exclude; empty means any labels. */
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
