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
public non-sealed interface RabbitmqOutput extends OutputTarget, Editable<RabbitmqOutput, RabbitmqOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<RabbitmqOutput> SHAPE = Shape.object("rabbitmq", Builder::new)
            .since("6.7.0")
            .optional("host", Scalar.TEXT, RabbitmqOutput::host, Builder::host)
            .list("hosts", Scalar.TEXT, RabbitmqOutput::hosts, Builder::hosts)
            .optional("port", Scalar.INTEGER, RabbitmqOutput::port, Builder::port)
            .optional("user", Shape.ref(SecretValue.class), RabbitmqOutput::user, Builder::user)
            .optional("pass", Shape.ref(SecretValue.class), RabbitmqOutput::pass, Builder::pass)
            .optional("vhost", Scalar.TEXT, RabbitmqOutput::vhost, Builder::vhost)
            .required("exchange", Scalar.TEXT, RabbitmqOutput::exchange, Builder::exchange)
            .required("exchange_type", Scalar.TEXT, RabbitmqOutput::exchangeType, Builder::exchangeType)
            .optional("exchange_durable", Scalar.FLAG, RabbitmqOutput::exchangeDurable, Builder::exchangeDurable)
            .optional("exchange_no_declare", Scalar.FLAG, RabbitmqOutput::exchangeNoDeclare, Builder::exchangeNoDeclare)
            .optional("routing_key", Scalar.TEXT, RabbitmqOutput::routingKey, Builder::routingKey)
            .optional("persistent", Scalar.FLAG, RabbitmqOutput::persistent, Builder::persistent)
            .optional("id_key", Scalar.TEXT, RabbitmqOutput::idKey, Builder::idKey)
            .optional("timestamp", Scalar.FLAG, RabbitmqOutput::timestamp, Builder::timestamp)
            .optional("content_type", Scalar.TEXT, RabbitmqOutput::contentType, Builder::contentType)
            .optional("content_encoding", Scalar.TEXT, RabbitmqOutput::contentEncoding, Builder::contentEncoding)
            .optional("expiration", Scalar.INTEGER, RabbitmqOutput::expiration, Builder::expiration)
            .optional("message_type", Scalar.TEXT, RabbitmqOutput::messageType, Builder::messageType)
            .optional("priority", Scalar.INTEGER, RabbitmqOutput::priority, Builder::priority)
            .optional("app_id", Scalar.TEXT, RabbitmqOutput::appId, Builder::appId)
            .optional(
                    "connection_timeout", Scalar.INTEGER, RabbitmqOutput::connectionTimeout, Builder::connectionTimeout)
            .optional(
                    "continuation_timeout",
                    Scalar.INTEGER,
                    RabbitmqOutput::continuationTimeout,
                    Builder::continuationTimeout)
            .optional(
                    "automatically_recover",
                    Scalar.FLAG,
                    RabbitmqOutput::automaticallyRecover,
                    Builder::automaticallyRecover)
            .optional(
                    "network_recovery_interval",
                    Scalar.INTEGER,
                    RabbitmqOutput::networkRecoveryInterval,
                    Builder::networkRecoveryInterval)
            .optional("recovery_attempts", Scalar.INTEGER, RabbitmqOutput::recoveryAttempts, Builder::recoveryAttempts)
            .optional("auth_mechanism", Scalar.TEXT, RabbitmqOutput::authMechanism, Builder::authMechanism)
            .optional("heartbeat", Scalar.TEXT, RabbitmqOutput::heartbeat, Builder::heartbeat)
            .optional("frame_max", Scalar.INTEGER, RabbitmqOutput::frameMax, Builder::frameMax)
            .optional("tls", Scalar.FLAG, RabbitmqOutput::tls, Builder::tls)
            .optional("tls_cert", Scalar.TEXT, RabbitmqOutput::tlsCert, Builder::tlsCert)
            .optional("tls_key", Scalar.TEXT, RabbitmqOutput::tlsKey, Builder::tlsKey)
            .list("tls_ca_certificates", Scalar.TEXT, RabbitmqOutput::tlsCaCertificates, Builder::tlsCaCertificates)
            .optional("verify_peer", Scalar.FLAG, RabbitmqOutput::verifyPeer, Builder::verifyPeer)
            .optional("format", Shape.ref(Format.class), RabbitmqOutput::format, Builder::format)
            .optional("buffer", Shape.ref(Buffer.class), RabbitmqOutput::buffer, Builder::buffer)
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

    /**
     * The time between heartbeats, in seconds, or {@code server} for that of RabbitMQ; empty means the default of the
     * plug-in.
     */
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
    Optional<Format> format();

    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** A plug-in that the consumer fills in. */
    static RabbitmqOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableRabbitmqOutput.Builder implements ModelBuilder<RabbitmqOutput> {
        Builder() {}

        /** Changes the format of records. */
        public Builder format(Consumer<Format.Builder> change) {
            return format(ModelBuilder.part(this, RabbitmqOutput::format, Format::of, change));
        }

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, RabbitmqOutput::buffer, Buffer::of, change));
        }
    }
}
