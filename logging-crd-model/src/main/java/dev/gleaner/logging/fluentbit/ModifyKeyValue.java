package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The operands of a {@link ModifyRule} or {@link ModifyCondition} that has two. Within the text, put double quotes
 * around what contains a space.
 */
@Value.Immutable
public interface ModifyKeyValue extends Editable<ModifyKeyValue, ModifyKeyValue.Builder> {
    /** How keys with values are read, checked and written. */
    Shape<ModifyKeyValue> SHAPE = Shape.object("key and value", Builder::new)
            .optional("key", ModifyRules.OPERAND, ModifyKeyValue::key, Builder::key)
            .optional("value", ModifyRules.OPERAND, ModifyKeyValue::value, Builder::value);

    /** The name of the field, or the expression for names; fluent-bit does not start without it. */
    Optional<String> key();

    /**
     * The text, the new name, or the expression for values; empty means an empty text, with which fluent-bit starts
     * only if it compares with it or ignores it.
     */
    Optional<String> value();

    /** A key and a value that the consumer fills in. */
    static ModifyKeyValue of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** A key and a value. */
    static ModifyKeyValue of(String key, String value) {
        return of(k -> k.key(key).value(value));
    }

    /** Builds a key and a value. */
    final class Builder extends ImmutableModifyKeyValue.Builder implements ModelBuilder<ModifyKeyValue> {
        Builder() {}
    }
}
