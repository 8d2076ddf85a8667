package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.secret.SecretValue;
import org.junit.jupiter.api.Test;

class MattermostOutputTest {
    @Test
    void aChannelIsWrittenInTheOrderOfItsFields() {
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("alerts").namespace("cattle-logging-system"))
                        .spec(s -> s.target(MattermostOutput.of(m -> m.messageColor("#C03030")
                                .messageTitle("Forbidden requests")
                                .message("%s")
                                .enableTls(true)
                                .channelId("4xp9fdt77pncbef59f4k1qe83o")
                                .webhookUrl(SecretValue.from("mattermost", "url"))))));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: alerts
                  namespace: cattle-logging-system
                spec:
                  mattermost:
                    webhook_url:
                      valueFrom:
                        secretKeyRef:
                          name: mattermost
                          key: url
                    channel_id: 4xp9fdt77pncbef59f4k1qe83o
                    message: "%s"
                    message_title: Forbidden requests
                    message_color: "#C03030"
                    enable_tls: true
                """);
    }

    @Test
    void theWebhookIsNotAPlainText() {
        assertThat(Manifests.read("webhook_url: https://example.com/hooks/k33p-this-quiet", MattermostOutput.class)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "1:14: webhook_url: found a single value, expected a secret (a mapping), such as valueFrom: {secretKeyRef: {name: NAME, key: KEY}}, or value: TEXT [type-wrong]");
    }
}
