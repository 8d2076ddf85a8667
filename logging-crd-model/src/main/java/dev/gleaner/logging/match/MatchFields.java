package dev.gleaner.logging.match;

import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.ObjectShape;
import dev.gleaner.document.Shape;
import java.util.Map;

/** Adds the fields of {@link MatchStep} and {@link PodConditions} to a shape. */
final class MatchFields {
    private MatchFields() {}

    /** Adds the fields of a step, and the rule that it has exactly one of them. */
    static <S extends PodConditions, T extends MatchStep<S>, B extends ModelBuilder<T> & Steps<S>>
            ObjectShape<T, B> addSteps(ObjectShape<T, B> shape, Shape<S> select, Shape<S> exclude) {
        return shape.optional("select", select, MatchStep::select, Steps::select)
                .optional("exclude", exclude, MatchStep::exclude, Steps::exclude)
                .rule(SelectOrExclude::check);
    }

    /** Adds the conditions that every selector has. */
    static <T extends PodConditions, B extends ModelBuilder<T> & Conditions> ObjectShape<T, B> addConditions(
            ObjectShape<T, B> shape) {
        return shape.textMap("labels", PodConditions::labels, Conditions::labels)
                .texts("hosts", PodConditions::hosts, Conditions::hosts)
                .texts("container_names", PodConditions::containerNames, Conditions::containerNames)
                .rule(ConditionRules::check);
    }

    /** Adds the condition that a select of a flow does not have. */
    static <T extends PodConditions, B extends ModelBuilder<T> & Conditions> ObjectShape<T, B> addNamespaceLabels(
            ObjectShape<T, B> shape) {
        return shape.textMap("namespace_labels", PodConditions::namespaceLabels, Conditions::namespaceLabels)
                .since("4.10.0");
    }

    /** The setters of the builders of steps. */
    interface Steps<S> {
        Object select(S value);

        Object exclude(S value);
    }

    /** The setters of the builders of selectors. */
    interface Conditions {
        Object labels(Map<String, ? extends String> values);

        Object hosts(Iterable<String> values);

        Object containerNames(Iterable<String> values);

        Object namespaceLabels(Map<String, ? extends String> values);
    }
}
