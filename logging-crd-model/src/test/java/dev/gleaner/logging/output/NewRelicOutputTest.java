package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewRelicOutputTest {
    @Test
    void allFieldsAreWrittenInTheirOrder() {
        NewRelicOutput target = NewRelicOutput.of(n -> n.licenseKey(SecretValue.from("newrelic", "license"))
                .baseUri("https://log-api.eu.newrelic.com/log/v1")
                .format(f -> f.type(FormatType.JSON))
                .buffer(b -> b.timekey("1m")));
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("newrelic").namespace("cattle-logging-system"))
                        .spec(s -> s.target(target)));

        assertThat(output.toYaml()).isEqualTo("""
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata:
                  name: newrelic
                  namespace: cattle-logging-system
                spec:
                  newrelic:
                    license_key:
                      valueFrom:
                        secretKeyRef:
                          name: newrelic
                          key: license
                    base_uri: https://log-api.eu.newrelic.com/log/v1
                    format:
                      type: json
                    buffer:
                      timekey: 1m
                """);
    }

    @Test
    void theKeysExcludeEachOther() {
        String message = "output.yaml:4:%d: spec.newrelic.%s: api_key and license_key cannot be set simultaneously"
                + " [fields-exclusive]";

        assertThat(read("{api_key: {value: a}, license_key: {value: b}}"))
                .containsExactly(message.formatted(40, "license_key"));
        assertThat(read("{license_key: {value: b}, api_key: {value: a}}"))
                .containsExactly(message.formatted(44, "api_key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{base_uri: \"https://example.com\"}", "{api_key: null, license_key: null}"})
    void oneOfTheKeysIsNeeded(String newRelic) {
        assertThat(read(newRelic))
                .containsExactly("output.yaml:4:18: spec.newrelic: Either api_key or license_key must be configured"
                        + " [fields-none]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{api_key: {value: a}}", "{license_key: {value: b}, api_key: null}"})
    void oneOfTheKeysIsEnough(String newRelic) {
        assertThat(read(newRelic)).isEmpty();
    }

    @Test
    void anOutputThatWasBuiltIsCheckedTheSameWay() {
        assertThat(Manifests.validate(NewRelicOutput.of(n -> n.baseUri("https://example.com"))))
                .extracting(Violation::toString)
                .containsExactly("Either api_key or license_key must be configured [fields-none]");
    }

    private static List<String> read(String newRelic) {
        String manifest = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: sample}
                spec: {newrelic: %s}
                """.formatted(newRelic);
        Source source = Source.of("output.yaml", manifest);
        return ManifestReader.strict().read(source, ClusterOutput.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
