package dev.gleaner.logging.secret;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A key of a Kubernetes Secret in the namespace of the manifest that refers to it. */
@Value.Immutable
public interface SecretKeyRef extends Editable<SecretKeyRef, SecretKeyRef.Builder> {
    /** How references to secrets are read, checked and written. */
    Shape<SecretKeyRef> SHAPE = Shape.object("reference to a secret", Builder::new)
            .required("name", Scalar.TEXT, SecretKeyRef::name, Builder::name)
            .required("key", Scalar.TEXT, SecretKeyRef::key, Builder::key)
            .flag("optional", SecretKeyRef::optional, Builder::optional);

    /** The name of the secret. */
    String name();

    /** The key in its data. */
    String key();

    /** Whether the secret may be missing; the operator ignores this field. */
    Optional<Boolean> optional();

    /** A reference that the consumer fills in. */
    static SecretKeyRef of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a reference. */
    final class Builder extends ImmutableSecretKeyRef.Builder implements ModelBuilder<SecretKeyRef> {
        Builder() {}
    }
}
