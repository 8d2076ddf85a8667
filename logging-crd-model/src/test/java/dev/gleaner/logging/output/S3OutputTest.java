package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3OutputTest {
    @Test
    void aBucketIsWrittenInTheOrderOfItsFields() {
        S3Output target = S3Output.of(b -> b.s3Bucket("logs")
                .s3Endpoint("http://minio.storage:9000")
                .forcePathStyle("true")
                .awsKeyId(SecretValue.from("minio", "key"))
                .awsSecKey(SecretValue.from("minio", "secret"))
                .path("harvester/${tag}/%Y/%m/%d/")
                .storeAs("parquet")
                .compress(c -> c.parquetCompressionCodec("zstd").schemaFile("/schema/audit.avsc"))
                .format(f -> f.type(FormatType.JSON))
                .buffer(c -> c.timekey("1h").timekeyUseUtc(true))
                .slowFlushLogThreshold("30"));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("archive")).spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: archive
                spec:
                  s3:
                    s3_bucket: logs
                    s3_endpoint: http://minio.storage:9000
                    path: harvester/${tag}/%Y/%m/%d/
                    aws_key_id:
                      valueFrom:
                        secretKeyRef:
                          name: minio
                          key: key
                    aws_sec_key:
                      valueFrom:
                        secretKeyRef:
                          name: minio
                          key: secret
                    store_as: parquet
                    compress:
                      parquet_compression_codec: zstd
                      schema_file: /schema/audit.avsc
                    force_path_style: "true"
                    format:
                      type: json
                    buffer:
                      timekey: 1h
                      timekey_use_utc: true
                    slow_flush_log_threshold: "30"
                """);
        assertThat(Manifests.read(output.toYaml(), ClusterOutput.class).orThrow())
                .isEqualTo(output);
    }

    @Test
    void theFieldsOfARoleAreWritten() {
        S3Output output =
                S3Output.of(s -> s.s3Bucket("logs").assumeRoleCredentials(a -> a.roleArn("arn:aws:iam::1:role/logs")
                        .roleSessionName("harvester")
                        .durationSeconds("900")
                        .externalId("lab")));

        assertThat(output.toYaml()).isEqualTo("""
                s3_bucket: logs
                assume_role_credentials:
                  role_arn: arn:aws:iam::1:role/logs
                  role_session_name: harvester
                  duration_seconds: "900"
                  external_id: lab
                """);
    }

    @Test
    void anEmptySectionOfCredentialsIsKept() {
        String text = """
                s3_bucket: logs
                instance_profile_credentials: {}
                """;

        assertThat(Manifests.read(text, S3Output.class).orThrow().toYaml()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "assume_role_credentials, instance_profile_credentials",
        "assume_role_credentials, shared_credentials",
        "instance_profile_credentials, shared_credentials"
    })
    void sectionsOfCredentialsExcludeEachOther(String first, String second) {
        String message = "spec.s3.%s: %s and %s cannot be set simultaneously [fields-exclusive]";

        assertThat(read(section(first), section(second)))
                .containsExactly("output.yaml:8:5: " + message.formatted(second, first, second));
        assertThat(read(section(second), section(first)))
                .containsExactly("output.yaml:8:5: " + message.formatted(first, first, second));
        assertThat(read(section(first), second + ":")).isEmpty();
    }

    @Test
    void aDeprecatedFieldIsReportedWithItsReplacement() {
        assertThat(read("aws_iam_retries: \"3\""))
                .containsExactly("output.yaml:7:5: spec.s3.aws_iam_retries: warning: aws_iam_retries is deprecated;"
                        + " use instance_profile_credentials.retries [field-deprecated]");
    }

    @Test
    void aSwitchNeedsQuotes() {
        assertThat(read("force_path_style: true"))
                .containsExactly("output.yaml:7:23: spec.s3.force_path_style: found the boolean true, expected text;"
                        + " put it in quotes [type-wrong]");
    }

    @Test
    void aKeyOfACustomerIsNeverInTheTextOfAnOutput() {
        S3Output output = S3Output.of(s -> s.s3Bucket("logs").sseCustomerKey("k33p-this-quiet"));

        assertThat(output.toString()).doesNotContain("k33p-this-quiet");
        assertThat(output.toYaml()).contains("sse_customer_key: k33p-this-quiet");
    }

    private static String section(String name) {
        return name.equals("assume_role_credentials") ? name + ": {role_arn: a, role_session_name: b}" : name + ": {}";
    }

    private static List<String> read(String... fields) {
        String manifest = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: archive}
                spec:
                  s3:
                    s3_bucket: logs
                    %s
                """.formatted(String.join("\n    ", fields));
        return ManifestReader.strict().read(Source.of("output.yaml", manifest), Output.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
