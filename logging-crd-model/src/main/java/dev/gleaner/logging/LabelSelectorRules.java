package dev.gleaner.logging;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.List;

/**
 * The rules of Kubernetes for the expressions of a label selector. The CRDs do not contain them; the operator applies
 * them (apimachinery, pkg/apis/meta/v1/helpers.go and pkg/labels/selector.go).
 */
final class LabelSelectorRules {
    private static final List<String> WITH_VALUES = List.of("In", "NotIn");
    private static final List<String> WITHOUT_VALUES = List.of("Exists", "DoesNotExist");

    private LabelSelectorRules() {}

    /** Checks the selector in a field of an object. */
    static void check(Tree.Mapping object, String field, FieldPath path, Violations violations) {
        if (!(object.get(field).orElse(Tree.nothing()) instanceof Tree.Mapping selector)
                || !(selector.get("matchExpressions").orElse(Tree.nothing()) instanceof Tree.Sequence expressions)) {
            return;
        }
        FieldPath list = path.field(field).field("matchExpressions");
        for (int i = 0; i < expressions.items().size(); i++) {
            if (expressions.items().get(i) instanceof Tree.Mapping expression) {
                checkExpression(expression, list.index(i), violations);
            }
        }
    }

    private static void checkExpression(Tree.Mapping expression, FieldPath path, Violations violations) {
        String operator = expression.text("operator").orElse("");
        if (WITH_VALUES.contains(operator)) {
            if (!expression.hasValue("values")) {
                violations.report(LoggingFault.LABEL_VALUES_NONE, expression, path, "values");
            }
        } else if (expression.hasValue("operator") && !WITHOUT_VALUES.contains(operator)) {
            violations.report(LoggingFault.LABEL_OPERATOR, expression, path, "operator", Violation.quoted(operator));
        } else if (WITHOUT_VALUES.contains(operator) && expression.hasValue("values")) {
            violations.report(LoggingFault.LABEL_VALUES, expression, path, "values");
        }
    }
}
