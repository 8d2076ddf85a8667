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

class SqsOutputTest {
    @Test
    void anOutputIsWrittenInTheOrderOfItsFields() {
        SqsOutput target = SqsOutput.of(q -> q.slowFlushLogThreshold("40.0")
                .buffer(b -> b.timekey("1m"))
                .tagPropertyName("tag")
                .includeTag(true)
                .delaySeconds(5)
                .messageGroupId("harvester")
                .awsSecKey(SecretValue.from("aws", "secret"))
                .awsKeyId(SecretValue.from("aws", "id"))
                .region("eu-central-1")
                .createQueue(false)
                .queueName("logs.fifo")
                .sqsUrl("https://sqs.eu-central-1.amazonaws.com/123456789012/logs.fifo"));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("sqs")).spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata:
              name: sqs
            spec:
              sqs:
                sqs_url: https://sqs.eu-central-1.amazonaws.com/123456789012/logs.fifo
                queue_name: logs.fifo
                create_queue: false
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
                      key: secret
                message_group_id: harvester
                delay_seconds: 5
                include_tag: true
                tag_property_name: tag
                buffer:
                  timekey: 1m
                slow_flush_log_threshold: "40.0"
            """);
        assertThat(Manifests.read(output.toYaml(), ClusterOutput.class).orThrow())
                .isEqualTo(output);
        assertThat(Manifests.validate(output)).isEmpty();
    }

    @Test
    void aQueueIsGivenByItsNameOrItsUrl() {
        assertThat(read("queue_name: logs")).isEmpty();
        assertThat(read("sqs_url: https://sqs.us-west-2.amazonaws.com/123456789012/logs"))
                .isEmpty();
        assertThat(read("region: us-west-2"))
                .containsExactly("output.yaml:6:5: spec.sqs: warning: no record is sent without queue_name or sqs_url"
                        + " [sqs-queue-none]");
    }

    @ParameterizedTest
    @CsvSource({"queue_name, logs.fifo", "sqs_url, https://sqs.us-west-2.amazonaws.com/123456789012/logs.fifo"})
    void aFifoQueueNeedsAMessageGroup(String field, String queue) {
        assertThat(read(field + ": " + queue))
                .containsExactly("output.yaml:6:5: spec.sqs." + field
                        + ": message_group_id parameter is required for FIFO queue [sqs-message-group-none]");
        assertThat(read(field + ": " + queue, "message_group_id: logs")).isEmpty();
    }

    private static List<String> read(String... fields) {
        String manifest = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: Output
            metadata: {name: sqs}
            spec:
              sqs:
                %s
            """.formatted(String.join("\n    ", fields));
        return ManifestReader.strict().read(Source.of("output.yaml", manifest), Output.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
