package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Publishes records to an exchange of RabbitMQ ({@code rabbitmq}, fluentd {@code @type rabbitmq}). */
@Value.Immutable
public non-sealed interface RabbitmqOutput
        extends OutputTarget, BufferedOutput, FormattedOutput, Editable<RabbitmqOutput, RabbitmqOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<RabbitmqOutput> SHAPE = Shape.object("rabbitmq", Builder::new)
            .since("6.7.0")
            .text("host", RabbitmqOutput::host, Builder::host)
            .texts("hosts", RabbitmqOutput::hosts, Builder::hosts)
            .integer("port", RabbitmqOutput::port, Builder::port)
            .part("user", SecretValue.class, RabbitmqOutput::user, Builder::user)
            .part("pass", SecretValue.class, RabbitmqOutput::pass, Builder::pass)
            .text("vhost", RabbitmqOutput::vhost, Builder::vhost)
            .required("exchange", Scalar.TEXT, RabbitmqOutput::exchange, Builder::exchange)
            .required("exchange_type", Scalar.TEXT, RabbitmqOutput::exchangeType, Builder::exchangeType)
            .flag("exchange_durable", RabbitmqOutput::exchangeDurable, Builder::exchangeDurable)
            .flag("exchange_no_declare", RabbitmqOutput::exchangeNoDeclare, Builder::exchangeNoDeclare)
            .text("routing_key", RabbitmqOutput::routingKey, Builder::routingKey)
            .flag("persistent", RabbitmqOutput::persistent, Builder::persistent)
            .text("id_key", RabbitmqOutput::idKey, Builder::idKey)
            .flag("timestamp", RabbitmqOutput::timestamp, Builder::timestamp)
            .text("content_type", RabbitmqOutput::contentType, Builder::contentType)
            .text("content_encoding", RabbitmqOutput::contentEncoding, Builder::contentEncoding)
            .integer("expiration", RabbitmqOutput::expiration, Builder::expiration)
            .text("message_type", RabbitmqOutput::messageType, Builder::messageType)
            .integer("priority", RabbitmqOutput::priority, Builder::priority)
            .text("app_id", RabbitmqOutput::appId, Builder::appId)
            .integer("connection_timeout", RabbitmqOutput::connectionTimeout, Builder::connectionTimeout)
            .integer("continuation_timeout", RabbitmqOutput::continuationTimeout, Builder::continuationTimeout)
            .flag("automatically_recover", RabbitmqOutput::automaticallyRecover, Builder::automaticallyRecover)
            .integer(
                    "network_recovery_interval",
                    RabbitmqOutput::networkRecoveryInterval,
                    Builder::networkRecoveryInterval)
            .integer("recovery_attempts", RabbitmqOutput::recoveryAttempts, Builder::recoveryAttempts)
            .text("auth_mechanism", RabbitmqOutput::authMechanism, Builder::authMechanism)
            .text("heartbeat", RabbitmqOutput::heartbeat, Builder::heartbeat)
            .integer("frame_max", RabbitmqOutput::frameMax, Builder::frameMax)
            .flag("tls", RabbitmqOutput::tls, Builder::tls)
            .text("tls_cert", RabbitmqOutput::tlsCert, Builder::tlsCert)
            .text("tls_key", RabbitmqOutput::tlsKey, Builder::tlsKey)
            .texts("tls_ca_certificates", RabbitmqOutput::tlsCaCertificates, Builder::tlsCaCertificates)
            .flag("verify_peer", RabbitmqOutput::verifyPeer, Builder::verifyPeer)
            .group(FormatFields::addTo)
            .part("buffer", Buffer.class, RabbitmqOutput::buffer, Builder::buffer)
            .rule(ServerAddress.host("host"))
            .rule(ServerAddress.port("port", 0));

    /** The host of RabbitMQ; empty means the default of the plug-in. */
    Optional<String> host();

    /** The hosts of a cluster, used instead of {@link #host()}; empty means none. */
    List<String> hosts();

    /** The port of RabbitMQ; empty means the default of the plug-in. */
    Optional<Integer> port();

    /** The user name; empty means the default of the plug-in. */
    Optional<SecretValue> user();

    /** The password; empty means the default of the plug-in. */
    Optional<SecretValue> pass();

    /** The virtual host; empty means the default of the plug-in. */
    Optional<String> vhost();

    /** The name of the exchange. */
    String exchange();

    /** The type of the exchange, such as {@code direct}, {@code fanout} or {@code topic}. */
    String exchangeType();

    /** Whether the exchange survives a restart of RabbitMQ; empty means false. */
    Optional<Boolean> exchangeDurable();

    /** Whether the exchange must exist already, so that it is not declared; empty means false. */
    Optional<Boolean> exchangeNoDeclare();

    /** The routing key of messages, which an exchange of type {@code fanout} does not use; empty means the tag. */
    Optional<String> routingKey();

    /** Whether RabbitMQ stores messages on disk; empty means false. */
    Optional<Boolean> persistent();

    /** The record field with the message ID; empty means none. */
    Optional<String> idKey();

    /** Whether messages have the time of their record; empty means false. */
    Optional<Boolean> timestamp();

    /** The media type of messages; empty means none. */
    Optional<String> contentType();

    /** The encoding of messages, such as {@code gzip}; empty means none. */
    Optional<String> contentEncoding();

    /** The time after which a message expires, which RabbitMQ reads as milliseconds; empty means never. */
    Optional<Integer> expiration();

    /** The type of messages, a name for their readers; empty means none. */
    Optional<String> messageType();

    /** The priority of messages; empty means none. */
    Optional<Integer> priority();

    /** The name of the sending application; empty means none. */
    Optional<String> appId();

    /** The timeout for connecting, in seconds; empty means the default of the plug-in. */
    Optional<Integer> connectionTimeout();

    /** The timeout for a response of RabbitMQ; empty means the default of the plug-in. */
    Optional<Integer> continuationTimeout();

    /** Whether the client reconnects after a network failure; empty means the default of the plug-in. */
    Optional<Boolean> automaticallyRecover();

    /** The time between attempts to reconnect, in seconds; empty means the default of the plug-in. */
    Optional<Integer> networkRecoveryInterval();

    /** The maximum number of attempts to reconnect; empty means the default of the plug-in. */
    Optional<Integer> recoveryAttempts();

    /** The mechanism of authentication; empty means the default of the plug-in. */
    Optional<String> authMechanism();

    /** The time between heartbeats, in seconds, or {@code server}; empty means the default of the plug-in. */
    Optional<String> heartbeat();

    /** The maximum size of a frame, in bytes; empty means the default of the plug-in. */
    Optional<Integer> frameMax();

    /** Whether the connection is encrypted; empty means false. */
    Optional<Boolean> tls();

    /** The path of the client certificate in the container; empty means none. */
    Optional<String> tlsCert();

    /** The path of the private key of the client certificate in the container; empty means none. */
    Optional<String> tlsKey();

    /** The paths of certificate authorities of RabbitMQ in the container; empty means those of the image. */
    List<String> tlsCaCertificates();

    /** Whether the server certificate is checked; empty means true. */
    Optional<Boolean> verifyPeer();

    /** The format of records; empty means JSON. */
    @Override
    Optional<Format> format();

    /** How records are buffered; empty means the operator's defaults. */
    @Override
    Optional<Buffer> buffer();

    /** A plug-in that the consumer fills in. */
    static RabbitmqOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableRabbitmqOutput.Builder
            implements FormatFields<RabbitmqOutput, Builder>, BufferSetter {
        Builder() {}

        /** Changes how records are buffered. */
        @Override
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, RabbitmqOutput::buffer, Buffer::of, change));
        }
    }
}
