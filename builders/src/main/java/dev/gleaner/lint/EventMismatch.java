package dev.gleaner.lint;

import dev.gleaner.document.NearestName;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.Harvester;
import dev.gleaner.logging.EventTailerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A condition of a flow that the records of an EventTailer do not meet.
 *
 * @param part the value; the labels if the name of one is wrong
 * @param isName whether it is the name of a label
 * @param found what is there
 * @param expected what is right for the EventTailer; empty if the label is one too many
 */
record EventMismatch(Part part, boolean isName, String found, String expected) {
    /** The conditions of a step that do not fit a pod with a namespace and labels, in their order of evaluation. */
    static List<EventMismatch> of(Selection.Step step, String namespace, Map<String, String> labels) {
        Part select = step.part().field("select");
        boolean isSelectors = select.tree() instanceof Tree.Nothing;
        Part wanted = isSelectors ? step.part() : select.field("labels");
        List<EventMismatch> mismatches = new ArrayList<>();
        step.labels().getOrDefault("labels", Map.of()).forEach((label, value) -> {
            if (!value.equals(labels.get(label))) {
                mismatches.add(ofLabel(wanted, label, value, labels));
            }
        });
        addName(mismatches, select.field("namespaces"), step.names().getOrDefault("namespaces", Set.of()), namespace);
        addName(
                mismatches,
                select.field("container_names"),
                step.names().getOrDefault("container_names", Set.of()),
                EventTailerSpec.CONTAINER);
        return mismatches;
    }

    private static EventMismatch ofLabel(Part wanted, String label, String value, Map<String, String> labels) {
        String right = labels.get(label);
        if (right != null) {
            return new EventMismatch(wanted.field(label), false, value, right);
        }
        for (Map.Entry<String, String> other : labels.entrySet()) {
            if (other.getValue().equals(value)) {
                return new EventMismatch(wanted, true, label, other.getKey());
            }
        }
        return wanted.text(Harvester.EVENT_LABEL).equals(Harvester.EVENT_LABEL_VALUE)
                ? new EventMismatch(wanted.field(label), false, label, "")
                : new EventMismatch(
                        wanted.field(label),
                        false,
                        label + ": " + value,
                        Harvester.EVENT_LABEL + ": " + Harvester.EVENT_LABEL_VALUE);
    }

    private static void addName(List<EventMismatch> mismatches, Part list, Set<String> names, String right) {
        if (names.isEmpty() || names.contains(right)) {
            return;
        }
        String found = NearestName.of(right, names).orElse(names.iterator().next());
        list.items().stream()
                .filter(item ->
                        item.tree() instanceof Tree.Text text && text.value().equals(found))
                .findFirst()
                .ifPresent(item -> mismatches.add(new EventMismatch(item, false, found, right)));
    }

    /** Whether the found text is only misspelt. */
    boolean isMisspelt() {
        boolean isText =
                isName || part.tree() instanceof Tree.Text text && text.value().equals(found);
        return isText && NearestName.misspelt(found, List.of(expected)).isPresent();
    }

    @Override
    public String toString() {
        return expected.isEmpty()
                ? "found the label " + Violation.quoted(found) + ", expected no label that its pod does not have"
                : "found " + Violation.quoted(found) + ", expected " + Violation.quoted(expected);
    }
}
