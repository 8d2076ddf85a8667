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

class CloudwatchOutputTest {
    @Test
    void anOutputIsWrittenInTheOrderOfItsFields() {
        CloudwatchOutput target = CloudwatchOutput.of(c -> c.slowFlushLogThreshold("40")
                .buffer(b -> b.timekey("1m"))
                .format(f -> f.type(FormatType.JSON))
                .logRejectedRequest("true")
                .putLogEventsRetryWait("2s")
                .putLogEventsDisableRetryLimit(false)
                .putLogEventsRetryLimit(5)
                .concurrency(2)
                .maxEventsPerBatch(5000)
                .localtime(true)
                .includeTimeKey(true)
                .maxMessageLength(32768)
                .jsonHandler("json")
                .messageKeys("stream,message")
                .httpProxy("http://proxy.example.com:3128")
                .endpoint("http://localstack:4566")
                .awsInstanceProfileCredentialsRetries(3)
                .awsStsSessionName("gleaner")
                .awsStsRoleArn("arn:aws:iam::123456789012:role/logs")
                .awsUseSts(true)
                .awsSecKey(SecretValue.from("aws", "key"))
                .awsKeyId(SecretValue.from("aws", "id"))
                .removeRetentionInDays("true")
                .retentionInDays("30")
                .removeLogGroupAwsTagsKey("true")
                .logGroupAwsTags("{\"team\": \"shop\"}")
                .autoCreateStream(true)
                .useTagAsStream(true)
                .removeLogStreamNameKey("false")
                .removeLogGroupNameKey("true")
                .logGroupNameKey("group")
                .region("eu-central-1"));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("cloudwatch").namespace("cattle-logging-system"))
                        .spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: cloudwatch
                  namespace: cattle-logging-system
                spec:
                  cloudwatch:
                    region: eu-central-1
                    log_group_name_key: group
                    remove_log_group_name_key: "true"
                    remove_log_stream_name_key: "false"
                    use_tag_as_stream: true
                    auto_create_stream: true
                    log_group_aws_tags: '{"team": "shop"}'
                    remove_log_group_aws_tags_key: "true"
                    retention_in_days: "30"
                    remove_retention_in_days: "true"
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
                    aws_use_sts: true
                    aws_sts_role_arn: arn:aws:iam::123456789012:role/logs
                    aws_sts_session_name: gleaner
                    aws_instance_profile_credentials_retries: 3
                    endpoint: http://localstack:4566
                    http_proxy: http://proxy.example.com:3128
                    message_keys: stream,message
                    json_handler: json
                    max_message_length: 32768
                    include_time_key: true
                    localtime: true
                    max_events_per_batch: 5000
                    concurrency: 2
                    put_log_events_retry_limit: 5
                    put_log_events_disable_retry_limit: false
                    put_log_events_retry_wait: 2s
                    log_rejected_request: "true"
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
    void aLogGroupAndALogStreamAreNeeded() {
        assertThat(read("auto_create_stream: true"))
                .containsExactly(
                        "output.yaml:6:5: spec.cloudwatch: Set only one of log_group_name, use_tag_as_group,"
                                + " log_group_name_key; found none [cloudwatch-fields]",
                        "output.yaml:6:5: spec.cloudwatch: Set only one of log_stream_name, use_tag_as_stream,"
                                + " log_stream_name_key; found none [cloudwatch-fields]");
    }

    @Test
    void aLogGroupIsOneOfAConstantTheTagAndAField() {
        assertThat(read("use_tag_as_group: true", "log_group_name: a", "log_stream_name: b"))
                .containsExactly("output.yaml:8:5: spec.cloudwatch.log_group_name: Set only one of log_group_name,"
                        + " use_tag_as_group, log_group_name_key; found use_tag_as_group, log_group_name"
                        + " [cloudwatch-fields]");
    }

    @Test
    void aFlagThatIsFalseAndAnEmptyTextAreNotRendered() {
        assertThat(read(
                        "log_group_name: a",
                        "use_tag_as_group: false",
                        "log_stream_name: \"\"",
                        "log_stream_name_key: stream"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"log_group_aws_tags, log_group_aws_tags_key", "retention_in_days, retention_in_days_key"})
    void aConstantAndAKeyExcludeEachOther(String field, String key) {
        String value = field.equals("retention_in_days") ? "1" : "a:b";
        assertThat(read("log_group_name: a", "log_stream_name: b", field + ": \"" + value + "\"", key + ": c"))
                .containsExactly("output.yaml:10:5: spec.cloudwatch." + key + ": Set only one of " + field + ", " + key
                        + "; found " + field + ", " + key + " [cloudwatch-fields]");
        assertThat(read("log_group_name: a", "log_stream_name: b", key + ": c")).isEmpty();
    }

    private static List<String> read(String... fields) {
        String manifest = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: cloudwatch}
                spec:
                  cloudwatch:
                    region: eu-central-1
                    %s
                """.formatted(String.join("\n    ", fields));
        return ManifestReader.strict().read(Source.of("output.yaml", manifest), Output.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
