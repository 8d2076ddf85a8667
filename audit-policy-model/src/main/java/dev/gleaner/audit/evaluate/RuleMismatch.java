package dev.gleaner.audit.evaluate;

import dev.gleaner.document.FieldPath;
import java.io.Serializable;
import java.util.Objects;

/**
 * Why a rule does not match a request: the first of its conditions that fails.
 *
 * @param rule the place of the rule, counted from 0
 * @param field the field of the rule that holds the condition, such as {@code verbs}
 * @param reason what was found and what the condition wants
 */
public record RuleMismatch(int rule, String field, String reason) implements Serializable {
    /** Refuses null. */
    public RuleMismatch {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(reason, "reason");
    }

    /** The mismatch as {@code rules[0].verbs: the verb "get" is not "create" or "delete"}. */
    @Override
    public String toString() {
        return FieldPath.ROOT.field("rules").index(rule).field(field) + ": " + reason;
    }
}
