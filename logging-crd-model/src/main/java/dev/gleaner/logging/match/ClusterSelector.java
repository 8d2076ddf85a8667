package dev.gleaner.logging.match;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.List;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The conditions of one step of a cluster flow. A record must meet all of them; without conditions every record does.
 * Comparison is exact, except for {@link #namespacesRegex()}.
 */
@Value.Immutable
public interface ClusterSelector extends PodConditions, Editable<ClusterSelector, ClusterSelector.Builder> {
    /** How selectors are read, checked and written. */
    Shape<ClusterSelector> SHAPE = Shape.object("selector", Builder::new)
            .texts("namespaces", ClusterSelector::namespaces, Builder::namespaces)
            .group(MatchFields::addConditions)
            .group(MatchFields::addNamespaceLabels)
            .texts("namespaces_regex", ClusterSelector::namespacesRegex, Builder::namespacesRegex)
            .since("6.7.0")
            .rule(ConditionRules::checkRegexps);

    /** Namespaces; the pod must be in one of them. Empty means any namespace. */
    List<String> namespaces();

    /**
     * Ruby regular expressions, one of which must match a part of the name of the namespace; empty means any namespace.
     */
    List<String> namespacesRegex();

    /** A selector that the consumer fills in. */
    static ClusterSelector of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a selector. */
    final class Builder extends ImmutableClusterSelector.Builder
            implements ModelBuilder<ClusterSelector>, MatchFields.Conditions {
        Builder() {}
    }
}
