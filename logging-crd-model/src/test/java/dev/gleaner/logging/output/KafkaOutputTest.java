package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Source;
import dev.gleaner.document.Version;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaOutputTest {
    @Test
    void anOutputIsWrittenInTheOrderOfItsFields() {
        KafkaOutput target = KafkaOutput.of(k -> k.slowFlushLogThreshold("40.0")
                .buffer(b -> b.tags("topic").timekey("1m"))
                .format(f -> f.type(FormatType.JSON))
                .kafkaClientLog(true)
                .discardKafkaDeliveryFailed(true)
                .kafkaAggMaxMessages(500)
                .kafkaAggMaxBytes(65536)
                .compressionCodec("gzip")
                .idempotent(true)
                .maxSendLimitBytes(1000000)
                .maxSendRetries(3)
                .ackTimeout(10)
                .requiredAcks(1)
                .sslVerifyHostname(false)
                .sslClientCertChain(SecretValue.mountedFrom("kafka", "chain.pem"))
                .sslClientCertKey(SecretValue.mountedFrom("kafka", "tls.key"))
                .sslClientCert(SecretValue.mountedFrom("kafka", "tls.crt"))
                .sslCaCertsFromSystem(false)
                .sslCaCert(SecretValue.mountedFrom("kafka", "ca.crt"))
                .keytab(SecretValue.mountedFrom("kafka", "keytab"))
                .principal("fluentd@EXAMPLE.COM")
                .saslOverSsl(true)
                .scramMechanism("sha512")
                .password(SecretValue.from("kafka", "password"))
                .username(SecretValue.from("kafka", "user"))
                .shareProducer(true)
                .rdkafkaOptions(r ->
                        r.messageMaxBytes(2000000).securityProtocol("sasl_ssl").socketKeepaliveEnable(true))
                .useRdkafka(true)
                .clientId("harvester")
                .putHeadersFromRecord("node", "$.kubernetes.host")
                .putHeader("cluster", "blue")
                .excludePartitionKey(true)
                .defaultPartitionKey("none")
                .partitionKeyKey("pod")
                .partitionKey("number")
                .defaultMessageKey("log")
                .messageKeyKey("key")
                .excludeTopicKey(true)
                .useDefaultForUnknownTopic(true)
                .topicKey("topic")
                .defaultTopic("logs")
                .brokers("kafka-0:9092,kafka-1:9092"));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("kafka")).spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata:
              name: kafka
            spec:
              kafka:
                brokers: kafka-0:9092,kafka-1:9092
                default_topic: logs
                topic_key: topic
                use_default_for_unknown_topic: true
                exclude_topic_key: true
                message_key_key: key
                default_message_key: log
                partition_key: number
                partition_key_key: pod
                default_partition_key: none
                exclude_partion_key: true
                headers:
                  cluster: blue
                headers_from_record:
                  node: $.kubernetes.host
                client_id: harvester
                use_rdkafka: true
                rdkafka_options:
                  security.protocol: sasl_ssl
                  message.max.bytes: 2000000
                  socket.keepalive.enable: true
                share_producer: true
                username:
                  valueFrom:
                    secretKeyRef:
                      name: kafka
                      key: user
                password:
                  valueFrom:
                    secretKeyRef:
                      name: kafka
                      key: password
                scram_mechanism: sha512
                sasl_over_ssl: true
                principal: fluentd@EXAMPLE.COM
                keytab:
                  mountFrom:
                    secretKeyRef:
                      name: kafka
                      key: keytab
                ssl_ca_cert:
                  mountFrom:
                    secretKeyRef:
                      name: kafka
                      key: ca.crt
                ssl_ca_certs_from_system: false
                ssl_client_cert:
                  mountFrom:
                    secretKeyRef:
                      name: kafka
                      key: tls.crt
                ssl_client_cert_key:
                  mountFrom:
                    secretKeyRef:
                      name: kafka
                      key: tls.key
                ssl_client_cert_chain:
                  mountFrom:
                    secretKeyRef:
                      name: kafka
                      key: chain.pem
                ssl_verify_hostname: false
                required_acks: 1
                ack_timeout: 10
                max_send_retries: 3
                max_send_limit_bytes: 1000000
                idempotent: true
                compression_codec: gzip
                kafka_agg_max_bytes: 65536
                kafka_agg_max_messages: 500
                discard_kafka_delivery_failed: true
                get_kafka_client_log: true
                format:
                  type: json
                buffer:
                  tags: topic
                  timekey: 1m
                slow_flush_log_threshold: "40.0"
            """);
        assertThat(Manifests.read(output.toYaml(), ClusterOutput.class).orThrow())
                .isEqualTo(output);
        assertThat(Manifests.validate(output)).isEmpty();
    }

    @Test
    void theFormatOfAnOutputCanBeChanged() {
        KafkaOutput kafka = KafkaOutput.of(k -> k.brokers("kafka:9092").format(f -> f.addNewline(false)));

        assertThat(kafka.edit(k -> k.format(f -> f.type(FormatType.LTSV))).toYaml())
                .isEqualTo("""
                    brokers: kafka:9092
                    format:
                      type: ltsv
                      add_newline: false
                    """);
    }

    @Test
    void brokersAndFormatAreRequired() {
        assertThat(Manifests.read("default_topic: logs", KafkaOutput.class).violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "1:1: brokers: missing; expected text [field-required]",
                        "1:1: format: missing; expected a format (a mapping) [field-required]");
    }

    @Test
    void aDefaultForUnknownTopicsNeedsADefaultTopic() {
        assertThat(read("use_default_for_unknown_topic: true"))
                .containsExactly("output.yaml:8:5: spec.kafka.use_default_for_unknown_topic: default_topic must be set"
                        + " when use_default_for_unknown_topic is true [kafka-default-topic-none]");
        assertThat(read("use_default_for_unknown_topic: true", "default_topic: logs"))
                .isEmpty();
        assertThat(read("use_default_for_unknown_topic: false")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"rdkafka_options | {client.id: gleaner}", "share_producer | true"})
    void anOptionOfTheOtherPluginHasNoEffect(String field, String value) {
        String option = field + ": " + value;

        assertThat(read(option))
                .containsExactly("output.yaml:8:5: spec.kafka." + field + ": warning: " + field
                        + " has no effect without use_rdkafka: true [kafka-rdkafka-unused]");
        assertThat(read("use_rdkafka: false", option)).hasSize(1);
        assertThat(read("use_rdkafka: true", option)).isEmpty();
    }

    @Test
    void anAbsentOptionOfTheOtherPluginIsFine() {
        assertThat(read("rdkafka_options: {}", "share_producer: false")).isEmpty();
    }

    @Test
    void anOptionOfLibrdkafkaHasDotsInItsName() {
        assertThat(read("use_rdkafka: true", "rdkafka_options: {socket.timeout.ms: long, socket.timeouts: 3}"))
                .containsExactly(
                        "output.yaml:9:42: spec.kafka.rdkafka_options[\"socket.timeout.ms\"]: found the text \"long\","
                                + " expected a whole number [type-wrong]",
                        "output.yaml:9:48: spec.kafka.rdkafka_options[\"socket.timeouts\"]: unknown field"
                                + " \"socket.timeouts\"; did you mean \"socket.timeout.ms\"? [field-unknown]");
    }

    @Test
    void theFieldsOfLaterVersionsAreReported() {
        String yaml = """
            brokers: kafka:9092
            format: {}
            use_rdkafka: true
            rdkafka_options: {debug: all}
            principal: fluentd
            """;

        assertThat(ManifestReader.strict()
                        .forVersion(Version.of("4.10.0"))
                        .read(Source.of("kafka.yaml", yaml), KafkaOutput.class)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly("kafka.yaml:4:1: rdkafka_options: the field \"rdkafka_options\" exists in 6.7.0"
                        + " and later; 4.10.0 drops it without a message [field-version]");
        assertThat(ManifestReader.strict()
                        .forVersion(Version.of("3.17.7"))
                        .read(Source.of("kafka.yaml", yaml), KafkaOutput.class)
                        .violations())
                .extracting(violation -> violation.path().toString())
                .containsExactly("use_rdkafka", "rdkafka_options", "principal");
    }

    @Test
    void aSecretIsNeverInTheTextOfAnOutput() {
        KafkaOutput kafka = KafkaOutput.of(k -> k.brokers("kafka:9092")
                .format(f -> {})
                .putHeader("token", "k33p-this-quiet")
                .rdkafkaOptions(r -> r.saslPassword("k33p-this-quiet")
                        .saslOauthbearerClientSecret("k33p-this-quiet")
                        .sslKeyPassword("k33p-this-quiet")
                        .sslKeyPem("k33p-this-quiet")
                        .sslKeystorePassword("k33p-this-quiet")));

        assertThat(kafka.toString()).contains("headers=<redacted>").doesNotContain("k33p-this-quiet");
    }

    private static List<String> read(String... fields) {
        String manifest = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Output
            metadata: {name: kafka}
            spec:
              kafka:
                brokers: kafka:9092
                format: {type: json}
                %s
            """.formatted(String.join("\n    ", fields));
        return ManifestReader.strict().read(Source.of("output.yaml", manifest), Output.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
