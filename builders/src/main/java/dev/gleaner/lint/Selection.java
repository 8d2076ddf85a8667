package dev.gleaner.lint;

import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a flow selects: its steps in order. The first step that applies to a record decides; a record to which no step
 * applies is not selected.
 *
 * @param steps the steps; a flow without a match list has one select
 */
record Selection(List<Step> steps) {
    /** The kinds of conditions with lists of names. */
    static final List<String> NAMES = List.of("namespaces", "hosts", "container_names", "namespaces_regex");

    /** The kinds of conditions with labels. */
    static final List<String> LABELS = List.of("labels", "namespace_labels");

    /**
     * A step.
     *
     * @param part the step
     * @param isSelect whether it selects
     * @param labels the labels that a record must have, by the kind of the condition
     * @param names the names one of which a record must have, by the kind of the condition
     */
    record Step(Part part, boolean isSelect, Map<String, Map<String, String>> labels, Map<String, Set<String>> names) {
        static Step of(Part part, String kind) {
            Part conditions = part.field(kind);
            Map<String, Map<String, String>> labels = new LinkedHashMap<>();
            Map<String, Set<String>> names = new LinkedHashMap<>();
            for (String name : LABELS) {
                Map<String, String> values = texts(conditions.field(name));
                if (!values.isEmpty()) {
                    labels.put(name, values);
                }
            }
            for (String name : NAMES) {
                Set<String> values = new LinkedHashSet<>();
                conditions.field(name).items().forEach(item -> values.add(scalar(item.tree())));
                // A list of an empty text alone is no condition.
                if (!values.isEmpty() && !values.equals(Set.of(""))) {
                    names.put(name, values);
                }
            }
            return new Step(part, kind.equals("select"), labels, names);
        }

        /** Whether it applies to every record. */
        boolean isUniversal() {
            return labels.isEmpty() && names.isEmpty();
        }

        /** Whether it applies to every record to which another step applies. */
        boolean covers(Step other) {
            for (Map.Entry<String, Map<String, String>> condition : labels.entrySet()) {
                Map<String, String> narrower = other.labels.getOrDefault(condition.getKey(), Map.of());
                if (!narrower.entrySet().containsAll(condition.getValue().entrySet())) {
                    return false;
                }
            }
            for (Map.Entry<String, Set<String>> condition : names.entrySet()) {
                Set<String> narrower = other.names.getOrDefault(condition.getKey(), Set.of());
                if (narrower.isEmpty() || !condition.getValue().containsAll(narrower)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The selection of a flow; empty if its match list is not one. */
    static Optional<Selection> of(LoggingPart flow) {
        Part match = flow.spec().field("match");
        if (match.tree() instanceof Tree.Nothing) {
            Part selectors = flow.spec().field("selectors");
            Map<String, String> labels = texts(selectors);
            return Optional.of(new Selection(List.of(
                    new Step(selectors, true, labels.isEmpty() ? Map.of() : Map.of("labels", labels), Map.of()))));
        }
        if (!(match.tree() instanceof Tree.Sequence)) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        for (Part item : match.items()) {
            if (item.tree() instanceof Tree.Mapping step && step.isSet("select") != step.isSet("exclude")) {
                steps.add(Step.of(item, step.isSet("select") ? "select" : "exclude"));
            }
        }
        return Optional.of(new Selection(steps));
    }

    /** Whether the flow selects every record that it can see. */
    boolean isOfEveryRecord() {
        return !steps.isEmpty() && steps.get(0).isSelect() && steps.get(0).isUniversal();
    }

    private static Map<String, String> texts(Part mapping) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (mapping.tree() instanceof Tree.Mapping fields) {
            fields.fields().forEach(field -> texts.put(field.name(), scalar(field.value())));
        }
        return texts;
    }

    private static String scalar(Tree value) {
        return value instanceof Tree.Text text ? text.value() : value.describe();
    }
}
