package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** A fluentd or fluent-bit that {@link ForwardOutput} sends records to. */
@Value.Immutable
public interface ForwardServer extends Editable<ForwardServer, ForwardServer.Builder> {
    /** How servers are read, checked and written. */
    Shape<ForwardServer> SHAPE = Shape.object("server", Builder::new)
            .required("host", Scalar.TEXT, ForwardServer::host, Builder::host)
            .integer("port", ForwardServer::port, Builder::port)
            .text("name", ForwardServer::name, Builder::name)
            .part("shared_key", SecretValue.class, ForwardServer::sharedKey, Builder::sharedKey)
            .part("username", SecretValue.class, ForwardServer::username, Builder::username)
            .part("password", SecretValue.class, ForwardServer::password, Builder::password)
            .flag("standby", ForwardServer::standby, Builder::standby)
            .integer("weight", ForwardServer::weight, Builder::weight)
            .rule(ServerAddress.port("port", 0))
            .rule(IgnoredValue.zeroOf("port", "weight"));

    /** The host name or IP address. fluentd does not start if it cannot resolve the name. */
    String host();

    /** The port of records and of UDP heartbeats; empty means that of the plug-in, 24224. */
    Optional<Integer> port();

    /** The name in fluentd's log, and the expected name in the server certificate; empty means the host. */
    Optional<String> name();

    /** The key that this server shares; empty means that of the output's security. */
    Optional<SecretValue> sharedKey();

    /** The user name; empty means none. */
    Optional<SecretValue> username();

    /** The password; empty means none. */
    Optional<SecretValue> password();

    /** Whether the server gets records only while another one is down; empty means false. */
    Optional<Boolean> standby();

    /**
     * The share of records relative to the weights of the other servers; empty means that of the plug-in, 60. The
     * operator omits 0, so 0 has the same effect.
     */
    Optional<Integer> weight();

    /** A server that the consumer fills in. */
    static ForwardServer of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds a server. */
    final class Builder extends ImmutableForwardServer.Builder implements ModelBuilder<ForwardServer> {
        Builder() {}
    }
}
