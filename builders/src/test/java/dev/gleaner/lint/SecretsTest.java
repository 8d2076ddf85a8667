package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import org.junit.jupiter.api.Test;

class SecretsTest {
    /** Each Secret is listed once, in the namespace in which the operator looks for it. */
    @Test
    void theSecretsOfASetAreListed() {
        Lint lint = Lint.of(Source.of("f", """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Logging
                metadata: {name: main}
                spec:
                  controlNamespace: logging
                  fluentd: {tls: {enabled: true, secretName: fluentd-tls}}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: splunk, namespace: logging}
                spec:
                  splunkHec:
                    hec_host: splunk
                    hec_token: {valueFrom: {secretKeyRef: {name: splunk, key: token}}}
                    ca_file: {mountFrom: {secretKeyRef: {name: splunk, key: ca.crt}}}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: splunk, namespace: shop}
                spec:
                  splunkHec: {hec_host: splunk, hec_token: {valueFrom: {secretKeyRef: {name: splunk, key: token}}}}
                ---
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: splunk-2, namespace: shop}
                spec:
                  splunkHec: {hec_host: splunk, hec_token: {valueFrom: {secretKeyRef: {name: splunk, key: token}}}}
                """));
        assertThat(lint.secrets())
                .extracting(RequiredSecret::toString)
                .containsExactly(
                        "logging/splunk token", "logging/splunk ca.crt", "shop/splunk token", "logging/fluentd-tls");
        assertThat(lint.secrets().get(1).user().tree().position()).hasToString("15:41");
    }
}
