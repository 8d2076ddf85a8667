package dev.gleaner.logging.fluentbit;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * The operand of a {@link ModifyRule} or {@link ModifyCondition} that has one. Within the text, put double quotes
 * around what contains a space.
 */
@Value.Immutable
public interface ModifyKey extends Editable<ModifyKey, ModifyKey.Builder> {
    /** How keys are read, checked and written. */
    Shape<ModifyKey> SHAPE =
            Shape.object("key", Builder::new).optional("key", ModifyRules.OPERAND, ModifyKey::key, Builder::key);

    /** The name of the field, or the expression for names; fluent-bit does not start without it. */
    Optional<String> key();

    /** A key that the consumer fills in. */
    static ModifyKey of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** A key. */
    static ModifyKey of(String key) {
        return of(k -> k.key(key));
    }

    /** Builds a key. */
    final class Builder extends ImmutableModifyKey.Builder implements ModelBuilder<ModifyKey> {
        Builder() {}
    }
}
