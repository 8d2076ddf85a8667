package dev.gleaner.logging.output;

import dev.gleaner.document.Editable;
import dev.gleaner.document.FieldPath;
import dev.gleaner.document.ModelBuilder;
import dev.gleaner.document.Position;
import dev.gleaner.document.Scalar;
import dev.gleaner.document.Shape;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violations;
import dev.gleaner.logging.secret.SecretValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/**
 * Sends records to Apache Kafka ({@code kafka}, fluentd {@code @type kafka2} or {@code @type rdkafka2}). Topic, message
 * key and partition are each taken from a field of the record, with a default (fluent-plugin-kafka,
 * lib/fluent/plugin/out_kafka2.rb and out_rdkafka2.rb).
 */
@Value.Immutable
public non-sealed interface KafkaOutput extends OutputTarget, Editable<KafkaOutput, KafkaOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<KafkaOutput> SHAPE = Shape.object("kafka", Builder::new)
            .required("brokers", Scalar.TEXT, KafkaOutput::brokers, Builder::brokers)
            .optional("default_topic", Scalar.TEXT, KafkaOutput::defaultTopic, Builder::defaultTopic)
            .optional("topic_key", Scalar.TEXT, KafkaOutput::topicKey, Builder::topicKey)
            .optional(
                    "use_default_for_unknown_topic",
                    Scalar.FLAG,
                    KafkaOutput::useDefaultForUnknownTopic,
                    Builder::useDefaultForUnknownTopic)
            .optional("exclude_topic_key", Scalar.FLAG, KafkaOutput::excludeTopicKey, Builder::excludeTopicKey)
            .optional("message_key_key", Scalar.TEXT, KafkaOutput::messageKeyKey, Builder::messageKeyKey)
            .optional("default_message_key", Scalar.TEXT, KafkaOutput::defaultMessageKey, Builder::defaultMessageKey)
            .optional("partition_key", Scalar.TEXT, KafkaOutput::partitionKey, Builder::partitionKey)
            .optional("partition_key_key", Scalar.TEXT, KafkaOutput::partitionKeyKey, Builder::partitionKeyKey)
            .optional(
                    "default_partition_key",
                    Scalar.TEXT,
                    KafkaOutput::defaultPartitionKey,
                    Builder::defaultPartitionKey)
            .optional(
                    "exclude_partion_key", Scalar.FLAG, KafkaOutput::excludePartitionKey, Builder::excludePartitionKey)
            .map("headers", Scalar.SECRET, KafkaOutput::headers, Builder::headers)
            .map("headers_from_record", Scalar.TEXT, KafkaOutput::headersFromRecord, Builder::headersFromRecord)
            .optional("client_id", Scalar.TEXT, KafkaOutput::clientId, Builder::clientId)
            .optional("use_rdkafka", Scalar.FLAG, KafkaOutput::useRdkafka, Builder::useRdkafka)
            .since("4.10.0")
            .optional(
                    "rdkafka_options",
                    Shape.ref(RdkafkaOptions.class),
                    KafkaOutput::rdkafkaOptions,
                    Builder::rdkafkaOptions)
            .since("6.7.0")
            .optional("share_producer", Scalar.FLAG, KafkaOutput::shareProducer, Builder::shareProducer)
            .since("6.7.0")
            .optional("username", Shape.ref(SecretValue.class), KafkaOutput::username, Builder::username)
            .optional("password", Shape.ref(SecretValue.class), KafkaOutput::password, Builder::password)
            .optional("scram_mechanism", Scalar.TEXT, KafkaOutput::scramMechanism, Builder::scramMechanism)
            .optional("sasl_over_ssl", Scalar.FLAG, KafkaOutput::saslOverSsl, Builder::saslOverSsl)
            .optional("principal", Scalar.TEXT, KafkaOutput::principal, Builder::principal)
            .since("3.17.10")
            .optional("keytab", Shape.ref(SecretValue.class), KafkaOutput::keytab, Builder::keytab)
            .since("3.17.10")
            .optional("ssl_ca_cert", Shape.ref(SecretValue.class), KafkaOutput::sslCaCert, Builder::sslCaCert)
            .optional(
                    "ssl_ca_certs_from_system",
                    Scalar.FLAG,
                    KafkaOutput::sslCaCertsFromSystem,
                    Builder::sslCaCertsFromSystem)
            .optional(
                    "ssl_client_cert", Shape.ref(SecretValue.class), KafkaOutput::sslClientCert, Builder::sslClientCert)
            .optional(
                    "ssl_client_cert_key",
                    Shape.ref(SecretValue.class),
                    KafkaOutput::sslClientCertKey,
                    Builder::sslClientCertKey)
            .optional(
                    "ssl_client_cert_chain",
                    Shape.ref(SecretValue.class),
                    KafkaOutput::sslClientCertChain,
                    Builder::sslClientCertChain)
            .optional("ssl_verify_hostname", Scalar.FLAG, KafkaOutput::sslVerifyHostname, Builder::sslVerifyHostname)
            .optional("required_acks", Scalar.INTEGER, KafkaOutput::requiredAcks, Builder::requiredAcks)
            .optional("ack_timeout", Scalar.INTEGER, KafkaOutput::ackTimeout, Builder::ackTimeout)
            .optional("max_send_retries", Scalar.INTEGER, KafkaOutput::maxSendRetries, Builder::maxSendRetries)
            .optional(
                    "max_send_limit_bytes", Scalar.INTEGER, KafkaOutput::maxSendLimitBytes, Builder::maxSendLimitBytes)
            .since("4.10.0")
            .optional("idempotent", Scalar.FLAG, KafkaOutput::idempotent, Builder::idempotent)
            .optional("compression_codec", Scalar.TEXT, KafkaOutput::compressionCodec, Builder::compressionCodec)
            .optional("kafka_agg_max_bytes", Scalar.INTEGER, KafkaOutput::kafkaAggMaxBytes, Builder::kafkaAggMaxBytes)
            .optional(
                    "kafka_agg_max_messages",
                    Scalar.INTEGER,
                    KafkaOutput::kafkaAggMaxMessages,
                    Builder::kafkaAggMaxMessages)
            .optional(
                    "discard_kafka_delivery_failed",
                    Scalar.FLAG,
                    KafkaOutput::discardKafkaDeliveryFailed,
                    Builder::discardKafkaDeliveryFailed)
            .optional("get_kafka_client_log", Scalar.FLAG, KafkaOutput::kafkaClientLog, Builder::kafkaClientLog)
            .required("format", Shape.ref(Format.class), KafkaOutput::format, Builder::format)
            .optional("buffer", Shape.ref(Buffer.class), KafkaOutput::buffer, Builder::buffer)
            .optional(
                    "slow_flush_log_threshold",
                    Scalar.TEXT,
                    KafkaOutput::slowFlushLogThreshold,
                    Builder::slowFlushLogThreshold)
            .since("3.17.10")
            .rule(KafkaOutput::requireDefaultTopic)
            .rule(KafkaOutput::checkRdkafka)
            .rule(IgnoredValue.zeroOf(
                    "max_send_retries",
                    "required_acks",
                    "ack_timeout",
                    "kafka_agg_max_bytes",
                    "kafka_agg_max_messages"));

    /** The addresses of brokers to start from, such as {@code kafka-0:9092,kafka-1:9092}. */
    String brokers();

    /** The topic of records for which {@link #topicKey()} gives none; empty means that their tag is the topic. */
    Optional<String> defaultTopic();

    /**
     * The record field with the topic, in effect only if the tags of the buffer contain it; empty means {@code topic}.
     */
    Optional<String> topicKey();

    /**
     * Whether records of a topic that Kafka does not have are sent to the default topic, which is then required; empty
     * means false.
     */
    Optional<Boolean> useDefaultForUnknownTopic();

    /** Whether the field with the topic is removed from the record; empty means false. */
    Optional<Boolean> excludeTopicKey();

    /** The record field with the message key; empty means {@code message_key}. */
    Optional<String> messageKeyKey();

    /** The message key of records without that field; empty means none. */
    Optional<String> defaultMessageKey();

    /** The record field with the number of the partition; empty means {@code partition}. */
    Optional<String> partitionKey();

    /** The record field whose value determines the partition; empty means {@code partition_key}. */
    Optional<String> partitionKeyKey();

    /** The value that determines the partition of records without that field; empty means none. */
    Optional<String> defaultPartitionKey();

    /**
     * Whether the field that determines the partition is removed from the record; empty means false. The operator
     * passes the misspelt name on, which the plug-in does not know.
     */
    Optional<Boolean> excludePartitionKey();

    /** The headers of every message, hidden in {@code toString} because they may contain a token; empty means none. */
    @Value.Redacted
    Map<String, String> headers();

    /** Headers and the record fields with their values, such as {@code $.kubernetes.host}; empty means none. */
    Map<String, String> headersFromRecord();

    /** The name of this client in the logs of the brokers; empty means the default of the plug-in. */
    Optional<String> clientId();

    /** Whether fluentd uses the plug-in {@code rdkafka2}, which is based on librdkafka; empty means {@code kafka2}. */
    Optional<Boolean> useRdkafka();

    /** Options of librdkafka, in effect only with {@code use_rdkafka: true}; empty means none. */
    Optional<RdkafkaOptions> rdkafkaOptions();

    /** Whether flush threads share one producer, in effect only with {@code use_rdkafka: true}; empty means false. */
    Optional<Boolean> shareProducer();

    /** The user name of SASL authentication, in effect only with a password; empty means none. */
    Optional<SecretValue> username();

    /** The password of SASL authentication; empty means none. */
    Optional<SecretValue> password();

    /** The mechanism of SCRAM authentication, {@code sha256} or {@code sha512}; empty means PLAIN. */
    Optional<String> scramMechanism();

    /**
     * Whether SASL requires TLS; empty means false in older operators, and true, the default of the plug-in, in newer
     * ones.
     */
    Optional<Boolean> saslOverSsl();

    /** The principal of Kerberos authentication; empty means none. */
    Optional<String> principal();

    /** The key table of Kerberos authentication, usually mounted; empty means none. */
    Optional<SecretValue> keytab();

    /** The certificate authority of the brokers, usually mounted; empty means none. */
    Optional<SecretValue> sslCaCert();

    /** Whether the certificate authorities of the image are trusted; empty means false. */
    Optional<Boolean> sslCaCertsFromSystem();

    /** The client certificate, usually mounted; empty means none. */
    Optional<SecretValue> sslClientCert();

    /** The private key of the client certificate, usually mounted; empty means none. */
    Optional<SecretValue> sslClientCertKey();

    /** The intermediate certificates of the client certificate, usually mounted; empty means none. */
    Optional<SecretValue> sslClientCertChain();

    /** Whether the host names of brokers are compared with their certificates; empty means true. */
    Optional<Boolean> sslVerifyHostname();

    /** The number of replicas that must acknowledge a message; empty and 0 mean -1, all of them. */
    Optional<Integer> requiredAcks();

    /** The time that brokers may take to acknowledge, in seconds; empty means the default of the plug-in. */
    Optional<Integer> ackTimeout();

    /**
     * The maximum number of times that sending is repeated before the chunk is retried; empty and 0 mean the default of
     * the plug-in.
     */
    Optional<Integer> maxSendRetries();

    /** The size above which a record is dropped, in bytes; empty means no limit. */
    Optional<Integer> maxSendLimitBytes();

    /** Whether repeated messages are stored once; empty means false. */
    Optional<Boolean> idempotent();

    /** The compression of messages, such as {@code gzip} or {@code snappy}; empty means none. */
    Optional<String> compressionCodec();

    /** The maximum size of a batch of messages, in bytes; empty means the default of the plug-in. */
    Optional<Integer> kafkaAggMaxBytes();

    /** The maximum number of messages in a batch; empty means no limit. */
    Optional<Integer> kafkaAggMaxMessages();

    /** Whether records that cannot be delivered are dropped; empty means false, and their chunk is retried. */
    Optional<Boolean> discardKafkaDeliveryFailed();

    /** Whether the log of the Kafka client is part of that of fluentd; empty means false. */
    Optional<Boolean> kafkaClientLog();

    /** The format of records; an empty format means JSON. */
    Format format();

    /** How records are buffered; empty means the operator's defaults. */
    Optional<Buffer> buffer();

    /** The time after which a flush is logged as slow, in seconds; empty means the limit of the plug-in, 20. */
    Optional<String> slowFlushLogThreshold();

    /** A plug-in that the consumer fills in. */
    static KafkaOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void requireDefaultTopic(
            Tree.Mapping kafka, Position position, FieldPath path, Violations violations) {
        String unknown = "use_default_for_unknown_topic";
        if (kafka.isTrue(unknown) && !kafka.has("default_topic")) {
            violations.report(OutputFault.KAFKA_DEFAULT_TOPIC, kafka, path, unknown);
        }
    }

    private static void checkRdkafka(Tree.Mapping kafka, Position position, FieldPath path, Violations violations) {
        if (kafka.isTrue("use_rdkafka")) {
            return;
        }
        if (kafka.has("rdkafka_options")) {
            violations.report(OutputFault.KAFKA_RDKAFKA, kafka, path, "rdkafka_options", "rdkafka_options");
        }
        if (kafka.isTrue("share_producer")) {
            violations.report(OutputFault.KAFKA_RDKAFKA, kafka, path, "share_producer", "share_producer");
        }
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableKafkaOutput.Builder implements ModelBuilder<KafkaOutput> {
        Builder() {}

        /** Changes the options of librdkafka. */
        public Builder rdkafkaOptions(Consumer<RdkafkaOptions.Builder> change) {
            return rdkafkaOptions(ModelBuilder.part(this, KafkaOutput::rdkafkaOptions, RdkafkaOptions::of, change));
        }

        /** Changes the format of records. */
        public Builder format(Consumer<Format.Builder> change) {
            return format(ModelBuilder.part(this, k -> Optional.of(k.format()), Format::of, change));
        }

        /** Changes how records are buffered. */
        public Builder buffer(Consumer<Buffer.Builder> change) {
            return buffer(ModelBuilder.part(this, KafkaOutput::buffer, Buffer::of, change));
        }
    }
}
