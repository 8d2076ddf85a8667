package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.Output;
import dev.gleaner.logging.secret.SecretValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplunkHecOutputTest {
    @ParameterizedTest
    @CsvSource({"index", "host", "source", "sourcetype"})
    void aConstantAndAKeyExcludeEachOther(String field) {
        String message = "spec.splunkHec.%s: %s and %s_key cannot be set simultaneously [fields-exclusive]";

        assertThat(read(field + ": a", field + "_key: b"))
                .containsExactly("output.yaml:9:5: " + message.formatted(field + "_key", field, field));
        assertThat(read(field + "_key: b", field + ": a"))
                .containsExactly("output.yaml:9:5: " + message.formatted(field, field, field));
        assertThat(read(field + "_key: b", field + ": \"\"")).isEmpty();
    }

    @Test
    void everyPairOfConstantAndKeyIsReported() {
        assertThat(read("index: a", "index_key: b", "host: c", "host_key: d"))
                .containsExactly(
                        "output.yaml:9:5: spec.splunkHec.index_key: index and index_key cannot be set simultaneously"
                                + " [fields-exclusive]",
                        "output.yaml:11:5: spec.splunkHec.host_key: host and host_key cannot be set simultaneously"
                                + " [fields-exclusive]");
    }

    @Test
    void anOutputThatWasBuiltIsCheckedTheSameWay() {
        SplunkHecOutput splunk = SplunkHecOutput.of(h -> h.hecHost("splunk.example.com")
                .hecToken(SecretValue.from("splunk", "token"))
                .index("a")
                .indexKey("b"));

        assertThat(Manifests.validate(splunk))
                .extracting(Violation::toString)
                .containsExactly("index_key: index and index_key cannot be set simultaneously [fields-exclusive]");
    }

    private static List<String> read(String... fields) {
        String manifest = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: splunk}
                spec:
                  splunkHec:
                    hec_host: splunk.example.com
                    hec_token: {value: x}
                    %s
                """.formatted(String.join("\n    ", fields));
        return ManifestReader.strict().read(Source.of("output.yaml", manifest), Output.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
