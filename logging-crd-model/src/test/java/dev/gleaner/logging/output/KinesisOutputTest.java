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

class KinesisOutputTest {
    @Test
    void aStreamIsWrittenInTheOrderOfItsFields() {
        KinesisStreamOutput target = KinesisStreamOutput.of(k -> k.slowFlushLogThreshold("40")
                .buffer(b -> b.timekey("1m"))
                .format(f -> f.type(FormatType.JSON))
                .batchRequestMaxSize(1048576)
                .batchRequestMaxCount(100)
                .resetBackoffIfSuccess(true)
                .retriesOnBatchRequest(3)
                .processCredentials(p -> p.process("/bin/credentials"))
                .assumeRoleCredentials(a -> a.externalId("gleaner")
                        .durationSeconds("900")
                        .policy("{}")
                        .roleSessionName("fluentd")
                        .roleArn("arn:aws:iam::123456789012:role/logs"))
                .awsIamRetries(5)
                .awsSesToken(SecretValue.from("aws", "token"))
                .awsSecKey(SecretValue.from("aws", "key"))
                .awsKeyId(SecretValue.from("aws", "id"))
                .region("eu-central-1")
                .partitionKey("host")
                .streamName("logs"));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("kinesis").namespace("cattle-logging-system"))
                        .spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: kinesis
                  namespace: cattle-logging-system
                spec:
                  kinesisStream:
                    stream_name: logs
                    partition_key: host
                    region: eu-central-1
                    aws_key_id:
                      valueFrom:
                        secretKeyRef:
                          name: aws
                          key: id
                    aws_sec_key:
                      valueFrom:
                        secretKeyRef:
                          name: aws
                          key: key
                    aws_ses_token:
                      valueFrom:
                        secretKeyRef:
                          name: aws
                          key: token
                    aws_iam_retries: 5
                    assume_role_credentials:
                      role_arn: arn:aws:iam::123456789012:role/logs
                      role_session_name: fluentd
                      policy: "{}"
                      duration_seconds: "900"
                      external_id: gleaner
                    process_credentials:
                      process: /bin/credentials
                    retries_on_batch_request: 3
                    reset_backoff_if_success: true
                    batch_request_max_count: 100
                    batch_request_max_size: 1048576
                    format:
                      type: json
                    buffer:
                      timekey: 1m
                    slow_flush_log_threshold: "40"
                """);
        assertThat(Manifests.read(output.toYaml(), ClusterOutput.class).orThrow())
                .isEqualTo(output);
    }

    @Test
    void aDeliveryStreamIsWrittenInTheOrderOfItsFields() {
        KinesisFirehoseOutput firehose =
                KinesisFirehoseOutput.of(k -> k.processCredentials(p -> p.process("/bin/credentials"))
                        .region("eu-central-1")
                        .appendNewLine(false)
                        .deliveryStreamName("logs"));

        assertThat(firehose.toYaml()).isEqualTo("""
                delivery_stream_name: logs
                append_new_line: false
                region: eu-central-1
                process_credentials:
                  process: /bin/credentials
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "kinesisStream, stream_name, 5242880",
        "kinesisFirehose, delivery_stream_name, 4194304",
    })
    void aBatchHasTheLimitsOfItsService(String plugin, String name, int maxSize) {
        assertThat(read(
                        plugin,
                        name + ": logs",
                        "batch_request_max_count: 501",
                        "batch_request_max_size: " + (maxSize + 1)))
                .containsExactly(
                        "output.yaml:7:5: spec." + plugin + ".batch_request_max_count: batch_request_max_count can't be"
                                + " grater than 500: 501 [kinesis-batch-limit]",
                        "output.yaml:8:5: spec." + plugin + ".batch_request_max_size: batch_request_max_size can't be"
                                + " grater than " + maxSize + ": " + (maxSize + 1) + " [kinesis-batch-limit]");
        assertThat(read(plugin, name + ": logs", "batch_request_max_count: 500", "batch_request_max_size: " + maxSize))
                .isEmpty();
    }

    @Test
    void aRoleNeedsASession() {
        assertThat(read("kinesisStream", "stream_name: logs", "assume_role_credentials: {role_arn: x}"))
                .containsExactly("output.yaml:7:30: spec.kinesisStream.assume_role_credentials.role_session_name:"
                        + " missing; expected text [field-required]");
    }

    @Test
    void deliveryStreamsCameWithALaterOperator() {
        String manifest = manifest("kinesisFirehose", "delivery_stream_name: logs");

        assertThat(ManifestReader.strict()
                        .forVersion(Version.of("3.17.10"))
                        .read(Source.of("output.yaml", manifest), Output.class)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly("output.yaml:5:3: spec.kinesisFirehose: the field \"kinesisFirehose\""
                        + " exists in 4.4.0 and later; 3.17.10 drops it without a message [field-version]");
    }

    private static List<String> read(String plugin, String... fields) {
        return ManifestReader.strict()
                .read(Source.of("output.yaml", manifest(plugin, fields)), Output.class)
                .violations()
                .stream()
                .map(Violation::toString)
                .toList();
    }

    private static String manifest(String plugin, String... fields) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: kinesis}
                spec:
                  %s:
                    %s
                """.formatted(plugin, String.join("\n    ", fields));
    }
}
