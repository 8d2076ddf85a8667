package dev.gleaner.logging.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.output.SplunkHecOutput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretValueTest {
    private static final String LITERAL = "k33p-this-quiet";

    @Test
    void aSecretIsReferredToByNameAndKey() {
        assertThat(SecretValue.from("splunk", "token").toYaml()).isEqualTo("""
                valueFrom:
                  secretKeyRef:
                    name: splunk
                    key: token
                """);
    }

    @Test
    void aSecretIsMountedByNameAndKey() {
        assertThat(SecretValue.mountedFrom("splunk", "ca.crt").toYaml()).isEqualTo("""
                mountFrom:
                  secretKeyRef:
                    name: splunk
                    key: ca.crt
                """);
    }

    @Test
    void aLiteralIsWrittenAsItIs() {
        assertThat(SecretValue.literal(LITERAL).toYaml()).isEqualTo("value: k33p-this-quiet\n");
    }

    @Test
    void severalSourcesAreAllowed() {
        assertThat(read("{value: x, mountFrom: {secretKeyRef: {name: a, key: b}}, valueFrom: {}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{value: \"\"}",
                "{valueFrom: {}}",
                "{mountFrom: {secretKeyRef: null}, valueFrom: null}",
                "{value: \"\", valueFrom: {}, mountFrom: {}}"
            })
    void aSecretThatIsNowhereIsAnError(String secret) {
        assertThat(read(secret))
                .containsExactly("output.yaml:7:16: spec.splunkHec.hec_token: no secret Value or ValueFrom defined for"
                        + " field; expected value, mountFrom.secretKeyRef or valueFrom.secretKeyRef [secret-none]");
    }

    @Test
    void aReferenceNeedsNameAndKey() {
        assertThat(read("{valueFrom: {secretKeyRef: {optional: true}}}"))
                .containsExactly(
                        "output.yaml:7:43: spec.splunkHec.hec_token.valueFrom.secretKeyRef.name: missing; expected text"
                                + " [field-required]",
                        "output.yaml:7:43: spec.splunkHec.hec_token.valueFrom.secretKeyRef.key: missing; expected text"
                                + " [field-required]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    k33p-this-quiet|output.yaml:7:16: spec.splunkHec.hec_token: found a single value, expected a secret (a mapping), such as valueFrom: {secretKeyRef: {name: NAME, key: KEY}}, or value: TEXT [type-wrong]
                    20261234567|output.yaml:7:16: spec.splunkHec.hec_token: found a single value, expected a secret (a mapping), such as valueFrom: {secretKeyRef: {name: NAME, key: KEY}}, or value: TEXT [type-wrong]
                    [k33p-this-quiet]|output.yaml:7:16: spec.splunkHec.hec_token: found a list, expected a secret (a mapping) [type-wrong]
                    {value: 20261234567}|output.yaml:7:24: spec.splunkHec.hec_token.value: found a number or boolean, expected text; put it in quotes [type-wrong]
                    {value: [k33p-this-quiet]}|output.yaml:7:24: spec.splunkHec.hec_token.value: found a list, expected text [type-wrong]
                    {value: {value: k33p-this-quiet}}|output.yaml:7:24: spec.splunkHec.hec_token.value: found a mapping, expected text [type-wrong]
                    {valueFrom: k33p-this-quiet}|output.yaml:7:28: spec.splunkHec.hec_token.valueFrom: found a single value, expected a source of a secret (a mapping), such as secretKeyRef: {name: NAME, key: KEY} [type-wrong]
                    """)
    void aLiteralIsNeverInAMessage(String secret, String message) {
        assertThat(read(secret)).containsExactly(message);
    }

    @Test
    void aLiteralIsNeverInTheTextOfAnOutput() {
        ClusterOutput output = ClusterOutput.of(c -> c.metadata(m -> m.name("splunk"))
                .spec(s -> s.target(SplunkHecOutput.of(
                        h -> h.hecHost("splunk.example.com").hecToken(SecretValue.literal(LITERAL))))));

        assertThat(output.toString()).contains("value=<redacted>").doesNotContain(LITERAL);
        assertThat(Manifests.read(output.toYaml(), ClusterOutput.class).toString())
                .doesNotContain(LITERAL);
    }

    private static List<String> read(String secret) {
        String manifest = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: splunk}
                spec:
                  splunkHec:
                    hec_host: splunk.example.com
                    hec_token: %s
                """.formatted(secret);
        return ManifestReader.strict()
                .read(Source.of("output.yaml", manifest), ClusterOutput.class)
                .violations()
                .stream()
                .map(Violation::toString)
                .toList();
    }
}
