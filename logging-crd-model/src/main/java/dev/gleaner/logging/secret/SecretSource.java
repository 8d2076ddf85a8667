package dev.gleaner.logging.secret;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** The source of a secret's content. */
@Value.Immutable
public interface SecretSource extends Editable<SecretSource, SecretSource.Builder> {
    /** How sources of secrets are read, checked and written. */
    Shape<SecretSource> SHAPE = Shape.object("source of a secret", Builder::new)
            .part("secretKeyRef", SecretKeyRef.class, SecretSource::secretKeyRef, Builder::secretKeyRef)
            .secret("secretKeyRef: {name: NAME, key: KEY}");

    /** The key of a Kubernetes Secret; empty means that this source is not used. */
    Optional<SecretKeyRef> secretKeyRef();

    /** A source that the consumer fills in. */
    static SecretSource of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a source. */
    final class Builder extends ImmutableSecretSource.Builder implements ModelBuilder<SecretSource> {
        Builder() {}

        /** Changes the key of a Kubernetes secret. */
        public Builder secretKeyRef(Consumer<SecretKeyRef.Builder> change) {
            return secretKeyRef(ModelBuilder.part(this, SecretSource::secretKeyRef, SecretKeyRef::of, change));
        }
    }
}
