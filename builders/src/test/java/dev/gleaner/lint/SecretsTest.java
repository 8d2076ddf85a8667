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

    private static final String WITH_SECRET = """
            apiVersion: logging.banzaicloud.io/v1beta1
            kind: ClusterOutput
            metadata: {name: splunk, namespace: cattle-logging-system}
            spec:
              splunkHec:
                hec_host: splunk.example.com
                hec_token: {valueFrom: {secretKeyRef: {name: splunk, key: token}}}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: splunk, namespace: cattle-logging-system}
            """;

    static Stream<Arguments> contents() {
        String place = "f:12:%d: %s: ";
        String form =
                "the value of \"%s\" is %s, so the API server refuses the Secret; expected %s [secret-value-form]";
        String base64 = "the plain text below stringData, or its Base64 below data";
        String empty =
                "f:7:63: spec.splunkHec.hec_token.valueFrom.secretKeyRef.key: warning: the value of \"token\" in the"
                        + " Secret \"splunk\" is empty, so the option has none [secret-value-empty]";
        String field = "f:12:1: %1$s: a Secret has no field \"%1$s\", so its keys are missing; did you mean \"%2$s\"?"
                + " [secret-field]";
        return Stream.of(
                argumentSet("text", "stringData: {token: abc 123!}", ""),
                argumentSet("Base64", "data: {token: YWJj}", ""),
                argumentSet("Base64 with padding", "data: {token: YWI=, other: YQ==}", ""),
                argumentSet("Base64 with line breaks", "data: {token: \"YWJj\\r\\nYWI=\\n\"}", ""),
                argumentSet(
                        "text in data",
                        "data: {token: abc 123!}",
                        place.formatted(15, "data.token") + form.formatted("token", "not Base64", base64)),
                argumentSet(
                        "no padding",
                        "data: {token: YWI}",
                        place.formatted(15, "data.token") + form.formatted("token", "not Base64", base64)),
                argumentSet(
                        "Base64 for URLs",
                        "data: {token: YWJj, other: ab-_}",
                        place.formatted(28, "data.other") + form.formatted("other", "not Base64", base64)),
                argumentSet(
                        "a number",
                        "stringData: {token: 123456}",
                        place.formatted(21, "stringData.token")
                                + form.formatted("token", "no text", "quotes around it")),
                argumentSet("other case", "stringdata: {token: abc}", field.formatted("stringdata", "stringData")),
                argumentSet("one letter", "dta: {token: YWJj}", field.formatted("dta", "data")),
                argumentSet("other fields", "type: Opaque\nimmutable: true\nstringData: {token: abc}", ""),
                argumentSet("an empty text", "stringData: {token: ''}", empty),
                argumentSet("spaces", "stringData: {token: '  '}", empty),
                argumentSet("nothing", "data: {token: }", empty),
                argumentSet("an empty text before data", "data: {token: YWJj}\nstringData: {token: ''}", empty),
                argumentSet("a text before empty data", "data: {token: ''}\nstringData: {token: abc}", ""),
                argumentSet("an empty text for another key", "stringData: {token: abc, other: ''}", ""));
    }

    /** No message has the value. */
    @ParameterizedTest
    @MethodSource("contents")
    void theContentsOfASecretAreChecked(String contents, String violation) {
        assertThat(Lint.of(Source.of("f", WITH_SECRET + contents)).run())
                .extracting(Violation::toString)
                .filteredOn(line -> line.contains("[secret-"))
                .isEqualTo(violation.isEmpty() ? List.of() : List.of(violation));
    }
}
