package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.Violations;
import java.util.List;

/**
 * The rules of {@link ModifyRule} and {@link ModifyCondition} (logging-operator 3.17.3,
 * pkg/sdk/logging/api/v1beta1/fluentbit_types.go; fluent-bit, plugins/filter_modify/modify.c).
 */
final class ModifyRules {
    /** A key or a value, which fluent-bit splits at spaces unless it starts with a quote. */
    static final Shape<String> OPERAND = Scalar.TEXT.where(ModifyRules::checkSpaces);

    private static final List<String> KEY = List.of("key");
    private static final List<String> KEY_AND_VALUE = List.of("key", "value");

    /** The changes with one operand; the others have two. */
    private static final List<String> REMOVALS = List.of("Remove", "Remove_wildcard", "Remove_regex");

    /**
     * The conditions whose value is a regular expression. The others have no value, or compare with a text that may be
     * empty.
     */
    private static final List<String> VALUE_MATCHES = List.of(
            "Key_value_matches",
            "Key_value_does_not_match",
            "Matching_keys_have_matching_values",
            "Matching_keys_do_not_have_matching_values");

    private ModifyRules() {}

    static void checkRule(Tree.Mapping rule, Position position, FieldPath path, Violations violations) {
        List<String> found = operations(ModifyRule.class, rule);
        if (found.isEmpty()) {
            violations.report(FluentbitFault.MODIFY_NONE, position, path);
            return;
        }
        String used = found.get(0);
        checkIgnored(rule, found, path, violations);
        checkOperands(rule, used, REMOVALS.contains(used) ? KEY : KEY_AND_VALUE, path, violations);
    }

    static void checkCondition(Tree.Mapping condition, Position position, FieldPath path, Violations violations) {
        List<String> found = operations(ModifyCondition.class, condition);
        if (found.isEmpty()) {
            violations.report(FluentbitFault.CONDITION_NONE, position, path);
            return;
        }
        String used = found.get(0);
        checkIgnored(condition, found, path, violations);
        checkOperands(condition, used, VALUE_MATCHES.contains(used) ? KEY_AND_VALUE : KEY, path, violations);
    }

    /** The fields of a rule or condition that are set, in the order of the operator, which uses the first. */
    private static List<String> operations(Class<? extends OpenObject> type, Tree.Mapping owner) {
        return Shape.of(type).names().stream().filter(owner::isSet).toList();
    }

    private static void checkSpaces(String operand, Position position, FieldPath path, Violations violations) {
        boolean isQuoted = operand.startsWith("\"") || operand.startsWith("'");
        if (FluentbitOptions.isChecked(operand) && operand.contains(" ") && !isQuoted) {
            violations.report(FluentbitFault.MODIFY_SPACE, position, path, Violation.quoted(operand));
        }
    }

    private static void checkIgnored(
            Tree.Mapping operations, List<String> found, FieldPath path, Violations violations) {
        for (String ignored : found.subList(1, found.size())) {
            violations.report(FluentbitFault.MODIFY_SEVERAL, operations, path, ignored, found.get(0));
        }
    }

    private static void checkOperands(
            Tree.Mapping operations, String used, List<String> required, FieldPath path, Violations violations) {
        if (!(operations.get(used).orElse(Tree.nothing()) instanceof Tree.Mapping operands)) {
            return;
        }
        FieldPath at = path.field(used);
        for (String field : required) {
            if (!operands.hasValue(field)) {
                violations.report(FluentbitFault.MODIFY_OPERAND, operands, at, field);
            }
        }
    }
}
