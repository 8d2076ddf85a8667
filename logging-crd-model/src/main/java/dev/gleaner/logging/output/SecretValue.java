package dev.gleaner.logging.output;

import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A text that may be confidential: itself, or the key of a secret that holds it. */
@Value.Immutable
public interface SecretValue extends OpenObject, WithSecretValue {
    /** How secret values are read, checked and written. */
    Shape<SecretValue> SHAPE = Shape.object("secret value", Builder::new)
            .optional("value", Scalar.SECRET, SecretValue::value, Builder::value)
            .carrying("valueFrom", "mountFrom");

    /** The text itself; empty means that it is elsewhere. */
    @Value.Redacted
    Optional<String> value();

    @Override
    default Shape<SecretValue> shape() {
        return SHAPE;
    }

    /** A secret value that the consumer fills in. */
    static SecretValue of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a secret value. */
    final class Builder extends ImmutableSecretValue.Builder implements ModelBuilder<SecretValue> {
        Builder() {}
    }
}
