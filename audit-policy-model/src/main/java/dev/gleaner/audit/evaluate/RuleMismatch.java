package dev.gleaner.audit.evaluate;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.JsonForm;
import dev.gleaner.document.Tree;
import java.io.Serializable;
import java.util.Objects;

/**
 * Why a rule does not match a request: its first condition that fails.
 *
 * @param rule the index of the rule, from 0
 * @param field the field of the condition, such as {@code verbs}
 * @param reason the value of the request and what the condition requires
 */
public record RuleMismatch(int rule, String field, String reason) implements JsonForm, Serializable {
    /** Refuses null. */
    public RuleMismatch {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(reason, "reason");
    }

    /** The mismatch as a mapping: rule, field and reason. */
    @Override
    public Tree.Mapping toTree() {
        return Tree.mapping(
                m -> m.put("rule", Tree.number(rule)).put("field", field).put("reason", reason));
    }

    /** The mismatch, such as {@code rules[0].verbs: the verb "get" is not "create" or "delete"}. */
    @Override
    public String toString() {
        return FieldPath.ROOT.field("rules").index(rule).field(field) + ": " + reason;
    }
}
