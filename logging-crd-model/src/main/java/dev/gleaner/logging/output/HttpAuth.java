package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Basic authentication of {@link HttpOutput}. */
@Value.Immutable
public interface HttpAuth extends Editable<HttpAuth, HttpAuth.Builder> {
    /** How basic authentication is read, checked and written. */
    Shape<HttpAuth> SHAPE = Shape.object("auth", Builder::new)
            .required("username", SecretValue.class, HttpAuth::username, Builder::username)
            .required("password", SecretValue.class, HttpAuth::password, Builder::password);

    /** The user name. */
    SecretValue username();

    /** The password. */
    SecretValue password();

    /** Basic authentication that the consumer fills in. */
    static HttpAuth of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds basic authentication. */
    final class Builder extends ImmutableHttpAuth.Builder implements ModelBuilder<HttpAuth> {
        Builder() {}
    }
}
