package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Where {@link LogzOutput} sends records. The operator renders it as one address. */
@Value.Immutable
public interface LogzEndpoint extends Editable<LogzEndpoint, LogzEndpoint.Builder> {
    /** How an endpoint is read, checked and written. */
    Shape<LogzEndpoint> SHAPE = Shape.object("endpoint", Builder::new)
            .text("url", LogzEndpoint::url, Builder::url)
            .integer("port", LogzEndpoint::port, Builder::port)
            .part("token", SecretValue.class, LogzEndpoint::token, Builder::token);

    /** The address without port and path; empty means the operator's default, {@code https://listener.logz.io}. */
    Optional<String> url();

    /** The port; empty means the operator's default, 8071. */
    Optional<Integer> port();

    /** The token of the account, which the operator appends to the address; empty means none. */
    Optional<SecretValue> token();

    /** An endpoint that the consumer fills in. */
    static LogzEndpoint of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds an endpoint. */
    final class Builder extends ImmutableLogzEndpoint.Builder implements ModelBuilder<LogzEndpoint> {
        Builder() {}
    }
}
