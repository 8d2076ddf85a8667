package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {
    private static final String OUTPUT = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: splunk, namespace: cattle-logging-system}
            spec:
              splunkHec:
                hec_host: splunk
                hec_token: {valueFrom: {secretKeyRef: {name: splunk, key: tokn}}}
            """;

    private static final String SECRET = """
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: splunk, namespace: %s}
            data: {%s: ZXhhbXBsZQ==}
            """;

    private static final String NAME = "f:7:50: spec.splunkHec.hec_token.valueFrom.secretKeyRef.name: ";
    private static final String KEY = "f:7:63: spec.splunkHec.hec_token.valueFrom.secretKeyRef.key: ";
    private static final String HERE = "the namespace \"cattle-logging-system\"";
    private static final String ELSEWHERE = NAME + "warning: the Secret \"splunk\" is looked for in " + HERE
            + "; these files have it in the namespace ";

    static Stream<Arguments> keys() {
        return Stream.of(
                argumentSet("the key is there", false, SECRET.formatted("cattle-logging-system", "tokn"), List.of()),
                argumentSet(
                        "the key is another",
                        false,
                        SECRET.formatted("cattle-logging-system", "token"),
                        List.of(KEY + "the Secret \"splunk\" in " + HERE
                                + " has no key \"tokn\"; its keys are \"token\" [secret-key-missing]")),
                argumentSet(
                        "the key and the namespace are others",
                        false,
                        SECRET.formatted("default", "token"),
                        List.of(
                                ELSEWHERE + "\"default\" [secret-elsewhere]",
                                KEY + "warning: the Secret \"splunk\", which these files have in the namespace"
                                        + " \"default\", has no key \"tokn\"; its keys are \"token\""
                                        + " [secret-key-elsewhere]")),
                argumentSet(
                        "the key and the namespace are others, and the set is complete",
                        true,
                        SECRET.formatted("default", "token"),
                        List.of(
                                NAME + "there is no Secret \"splunk\" in " + HERE
                                        + "; there is one in the namespace \"default\" [secret-missing]",
                                KEY + "the Secret \"splunk\" in the namespace \"default\" has no key \"tokn\"; its keys"
                                        + " are \"token\" [secret-key-missing]")),
                argumentSet(
                        "the namespace is another",
                        false,
                        SECRET.formatted("default", "tokn"),
                        List.of(ELSEWHERE + "\"default\" [secret-elsewhere]")),
                argumentSet(
                        "two Secrets have the name, and one may be meant",
                        false,
                        SECRET.formatted("default", "token") + SECRET.formatted("shop", "password"),
                        List.of(ELSEWHERE + "\"default\", the namespace \"shop\" [secret-elsewhere]")));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theKeyIsLookedForInTheOnlySecretWithTheName(boolean isComplete, String secrets, List<String> violations) {
        Lint lint = Lint.of(Source.of("f", OUTPUT + secrets));
        assertThat((isComplete ? lint.complete() : lint).run())
                .filteredOn(violation -> violation.code().startsWith("secret-"))
                .extracting(Violation::toString)
                .isEqualTo(violations);
    }

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
