package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.secret.SecretValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VmwareOutputTest {
    @Test
    void logInsightIsWrittenInTheOrderOfItsFields() {
        VmwareLogInsightOutput target = VmwareLogInsightOutput.of(v -> v.addLogTextKeys("log", "requestURI")
                .putShortenKey("kubernetes_", "k8s_")
                .authentication(LogInsightAuthentication.BASIC)
                .username(SecretValue.literal("harvester"))
                .password(SecretValue.from("insight", "password"))
                .buffer(b -> b.timekey("1m"))
                .scheme(LogInsightScheme.HTTPS)
                .host("insight.example.com")
                .port(9543));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("log-insight").namespace("cattle-logging-system"))
                        .spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: log-insight
                  namespace: cattle-logging-system
                spec:
                  vmwareLogInsight:
                    scheme: https
                    host: insight.example.com
                    port: 9543
                    authentication: basic
                    username:
                      value: harvester
                    password:
                      valueFrom:
                        secretKeyRef:
                          name: insight
                          key: password
                    log_text_keys:
                    - log
                    - requestURI
                    shorten_keys:
                      kubernetes_: k8s_
                    buffer:
                      timekey: 1m
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "authentication, Basic, nil or basic",
        "http_method, put, post",
        "scheme, HTTPS, http or https",
        "serializer, form, json"
    })
    void aWordIsOneOfThoseInTheCrds(String field, String word, String expected) {
        assertThat(Manifests.read(field + ": " + word, VmwareLogInsightOutput.class)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly("1:%d: %s: unknown value \"%s\"; expected %s [output-word-unknown]"
                        .formatted(field.length() + 3, field, word, expected));
    }

    @Test
    void logIntelligenceIsWrittenInTheOrderOfItsFields() {
        VmwareLogIntelligenceOutput output = VmwareLogIntelligenceOutput.of(v -> v.format(f -> f.type(FormatType.JSON))
                .buffer(b -> b.timekey("1m"))
                .headers(h -> h.structure("simple")
                        .contentType("application/json")
                        .authorization(SecretValue.from("intelligence", "authorization")))
                .verifySsl(true)
                .endpointUrl("https://intelligence.example.com/streams/ingestion"));

        assertThat(output.toYaml()).isEqualTo("""
                endpoint_url: https://intelligence.example.com/streams/ingestion
                verify_ssl: true
                headers:
                  authorization:
                    valueFrom:
                      secretKeyRef:
                        name: intelligence
                        key: authorization
                  content_type: application/json
                  structure: simple
                buffer:
                  timekey: 1m
                format:
                  type: json
                """);
    }

    @Test
    void aHeaderIsChangedAloneWhenAnOutputIsEdited() {
        VmwareLogIntelligenceOutput output =
                Manifests.read("""
                        endpoint_url: https://intelligence.example.com
                        verify_ssl: true
                        headers: {authorization: {value: Bearer x}, content_type: application/json, structure: simple}
                        """, VmwareLogIntelligenceOutput.class).orThrow();

        LogIntelligenceHeaders headers = output.edit(
                        v -> v.headers(h -> h.authorization(SecretValue.from("intelligence", "authorization"))))
                .headers();

        assertThat(headers.contentType()).isEqualTo("application/json");
        assertThat(headers.authorization()).isEqualTo(SecretValue.from("intelligence", "authorization"));
    }
}
