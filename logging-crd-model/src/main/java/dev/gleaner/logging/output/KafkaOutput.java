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
public non-sealed interface KafkaOutput
        extends OutputTarget, FlushedOutput, Editable<KafkaOutput, KafkaOutput.Builder> {
    /** How the plug-in is read, checked and written. */
    Shape<KafkaOutput> SHAPE = Shape.object("kafka", Builder::new)
            .required("brokers", Scalar.TEXT, KafkaOutput::brokers, Builder::brokers)
            .text("default_topic", KafkaOutput::defaultTopic, Builder::defaultTopic)
            .text("topic_key", KafkaOutput::topicKey, Builder::topicKey)
            .flag(
                    "use_default_for_unknown_topic",
                    KafkaOutput::useDefaultForUnknownTopic,
                    Builder::useDefaultForUnknownTopic)
            .flag("exclude_topic_key", KafkaOutput::excludeTopicKey, Builder::excludeTopicKey)
            .text("message_key_key", KafkaOutput::messageKeyKey, Builder::messageKeyKey)
            .text("default_message_key", KafkaOutput::defaultMessageKey, Builder::defaultMessageKey)
            .text("partition_key", KafkaOutput::partitionKey, Builder::partitionKey)
            .text("partition_key_key", KafkaOutput::partitionKeyKey, Builder::partitionKeyKey)
            .text("default_partition_key", KafkaOutput::defaultPartitionKey, Builder::defaultPartitionKey)
            .flag("exclude_partion_key", KafkaOutput::excludePartitionKey, Builder::excludePartitionKey)
            .map("headers", Scalar.SECRET, KafkaOutput::headers, Builder::headers)
            .textMap("headers_from_record", KafkaOutput::headersFromRecord, Builder::headersFromRecord)
            .text("client_id", KafkaOutput::clientId, Builder::clientId)
            .flag("use_rdkafka", KafkaOutput::useRdkafka, Builder::useRdkafka)
            .since("4.10.0")
            .part("rdkafka_options", RdkafkaOptions.class, KafkaOutput::rdkafkaOptions, Builder::rdkafkaOptions)
            .since("6.7.0")
            .flag("share_producer", KafkaOutput::shareProducer, Builder::shareProducer)
            .since("6.7.0")
            .part("username", SecretValue.class, KafkaOutput::username, Builder::username)
            .part("password", SecretValue.class, KafkaOutput::password, Builder::password)
            .text("scram_mechanism", KafkaOutput::scramMechanism, Builder::scramMechanism)
            .flag("sasl_over_ssl", KafkaOutput::saslOverSsl, Builder::saslOverSsl)
            .text("principal", KafkaOutput::principal, Builder::principal)
            .since("3.17.10")
            .part("keytab", SecretValue.class, KafkaOutput::keytab, Builder::keytab)
            .since("3.17.10")
            .part("ssl_ca_cert", SecretValue.class, KafkaOutput::sslCaCert, Builder::sslCaCert)
            .flag("ssl_ca_certs_from_system", KafkaOutput::sslCaCertsFromSystem, Builder::sslCaCertsFromSystem)
            .part("ssl_client_cert", SecretValue.class, KafkaOutput::sslClientCert, Builder::sslClientCert)
            .part("ssl_client_cert_key", SecretValue.class, KafkaOutput::sslClientCertKey, Builder::sslClientCertKey)
            .part(
                    "ssl_client_cert_chain",
                    SecretValue.class,
                    KafkaOutput::sslClientCertChain,
                    Builder::sslClientCertChain)
            .flag("ssl_verify_hostname", KafkaOutput::sslVerifyHostname, Builder::sslVerifyHostname)
            .integer("required_acks", KafkaOutput::requiredAcks, Builder::requiredAcks)
            .integer("ack_timeout", KafkaOutput::ackTimeout, Builder::ackTimeout)
            .integer("max_send_retries", KafkaOutput::maxSendRetries, Builder::maxSendRetries)
            .integer("max_send_limit_bytes", KafkaOutput::maxSendLimitBytes, Builder::maxSendLimitBytes)
            .since("4.10.0")
            .flag("idempotent", KafkaOutput::idempotent, Builder::idempotent)
            .text("compression_codec", KafkaOutput::compressionCodec, Builder::compressionCodec)
            .integer("kafka_agg_max_bytes", KafkaOutput::kafkaAggMaxBytes, Builder::kafkaAggMaxBytes)
            .integer("kafka_agg_max_messages", KafkaOutput::kafkaAggMaxMessages, Builder::kafkaAggMaxMessages)
            .flag(
                    "discard_kafka_delivery_failed",
                    KafkaOutput::discardKafkaDeliveryFailed,
                    Builder::discardKafkaDeliveryFailed)
            .flag("get_kafka_client_log", KafkaOutput::kafkaClientLog, Builder::kafkaClientLog)
            .required("format", Format.class, KafkaOutput::format, Builder::format)
            .group(BufferFields::addTo)
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

    /** The record field with the topic, in effect only as a tag of the buffer; empty means {@code topic}. */
    Optional<String> topicKey();

    /** Whether records of an unknown topic go to the default topic, which is then required; empty means false. */
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

    /** Headers, each with the record field that has its value, such as {@code $.kubernetes.host}; empty means none. */
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

    /** How often sending is repeated before the chunk is retried; empty and 0 mean the default of the plug-in. */
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

    /** A plug-in that the consumer fills in. */
    static KafkaOutput of(Consumer<Builder> spec) {
        return ModelBuilder.build(new Builder(), spec);
    }

    private static void requireDefaultTopic(
            Tree.Mapping kafka, Position position, FieldPath path, Violations violations) {
        String unknown = "use_default_for_unknown_topic";
        if (kafka.isTrue(unknown) && !kafka.hasValue("default_topic")) {
            violations.report(OutputFault.KAFKA_DEFAULT_TOPIC, kafka, path, unknown);
        }
    }

    private static void checkRdkafka(Tree.Mapping kafka, Position position, FieldPath path, Violations violations) {
        if (kafka.isTrue("use_rdkafka")) {
            return;
        }
        if (kafka.hasValue("rdkafka_options")) {
            violations.report(OutputFault.KAFKA_RDKAFKA, kafka, path, "rdkafka_options", "rdkafka_options");
        }
        if (kafka.isTrue("share_producer")) {
            violations.report(OutputFault.KAFKA_RDKAFKA, kafka, path, "share_producer", "share_producer");
        }
    }

    /** Builds the plug-in. */
    final class Builder extends ImmutableKafkaOutput.Builder implements BufferFields<KafkaOutput, Builder> {
        Builder() {}

        /** Changes the options of librdkafka. */
        public Builder rdkafkaOptions(Consumer<RdkafkaOptions.Builder> change) {
            return rdkafkaOptions(ModelBuilder.part(this, KafkaOutput::rdkafkaOptions, RdkafkaOptions::of, change));
        }

        /** Changes the format of records. */
        public Builder format(Consumer<Format.Builder> change) {
            return format(ModelBuilder.part(this, k -> Optional.of(k.format()), Format::of, change));
        }
    }
}
