package dev.gleaner.logging.workload;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.regex.Pattern;

/**
 * The form of durations in the CRDs of the Prometheus operator, with units from years to milliseconds in this order
 * (prometheus-operator, pkg/apis/monitoring/v1/types.go).
 */
final class PrometheusDuration {
    private static final Pattern FORM =
            Pattern.compile("0|([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?");

    private PrometheusDuration() {}

    /** Reports a field whose text does not have this form. An empty text counts as absent. */
    static void check(Tree.Mapping object, String field, FieldPath path, Violations violations) {
        object.text(field)
                .filter(text -> !FORM.matcher(text).matches())
                .ifPresent(text -> violations.report(
                        WorkloadFault.PROMETHEUS_DURATION, object, path, field, Violation.quoted(text)));
    }

    /** Reports a field whose text does not have this form, or is empty. */
    static void checkNotEmpty(Tree.Mapping object, String field, FieldPath path, Violations violations) {
        if (object.text(field).filter(String::isEmpty).isPresent()) {
            violations.report(WorkloadFault.PROMETHEUS_DURATION, object, path, field, Violation.quoted(""));
        }
        check(object, field, path, violations);
    }
}
