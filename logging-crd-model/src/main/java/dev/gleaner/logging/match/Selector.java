package dev.gleaner.logging.match;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import dev.gleaner.document.Shape;
import java.util.Map;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The conditions of one step of a flow. A record of its namespace must meet all of them; without conditions every
 * record does. Comparison is exact, without wildcards.
 */
@Value.Immutable
public interface Selector extends PodConditions, Editable<Selector, Selector.Builder> {
    /** How a select, which has no namespace labels, is read, checked and written. */
    ObjectShape<Selector, Builder> SELECT =
            Shape.object("selector", Builder::new).group(MatchFields::addConditions);

    /** How the selector of an exclude, which can also have namespace labels, is read, checked and written. */
    Shape<Selector> SHAPE = SELECT.group(MatchFields::addNamespaceLabels);

    /** Labels that the namespace must have, all of them; only in an exclude. Empty means any labels. */
    @Override
    Map<String, String> namespaceLabels();

    /** A selector that the consumer fills in. */
    static Selector of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a selector. */
    final class Builder extends ImmutableSelector.Builder implements ModelBuilder<Selector>, MatchFields.Conditions {
        Builder() {}
    }
}
