package dev.gleaner.logging.resources;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;

/** Whether a selector of Kubernetes selects an object, by its labels. */
final class LabelSelection {
    private LabelSelection() {}

    /** Whether all conditions hold; a selector without conditions selects every object. */
    static boolean matches(LabelSelector selector, Map<String, String> labels) {
        boolean hasLabels = selector.getMatchLabels() == null
                || selector.getMatchLabels().entrySet().stream()
                        .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
        return hasLabels && selector.getMatchExpressions().stream().allMatch(e -> matches(e, labels));
    }

    /** The operators of a requirement (Kubernetes, staging/src/k8s.io/apimachinery/pkg/labels/selector.go). */
    private static boolean matches(LabelSelectorRequirement requirement, Map<String, String> labels) {
        String value = labels.get(requirement.getKey());
        return switch (requirement.getOperator()) {
            case "In" -> value != null && requirement.getValues().contains(value);
            case "NotIn" -> value == null || !requirement.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
