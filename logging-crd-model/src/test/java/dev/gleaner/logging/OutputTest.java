package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Source;
import dev.gleaner.document.Version;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.output.HttpOutput;
import dev.gleaner.logging.output.OutputTarget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {
    @Test
    void anObjectGoesToAClientAndComesBack() {
        ClusterOutput output =
                ClusterOutput.of(o -> o.metadata(m -> m.name("hook").putLabel("app", "x"))
                        .spec(s -> s.target(
                                HttpOutput.of(h -> h.endpoint("http://hook/").openTimeout(3)))));
        assertThat(Manifests.read(output.toResource(), ClusterOutput.class).orThrow())
                .isEqualTo(output);
    }

    @Test
    void anOutputNeedsATarget() {
        assertThat(read("{loggingRef: shop}"))
                .containsExactly("output.yaml:4:7: spec: no output target configured [output-target-none]");
    }

    @Test
    void anOutputHasOneTarget() {
        assertThat(read("{nullout: {}, s3: {}}"))
                .containsExactly(
                        "output.yaml:4:21: spec: multiple output targets configured: [nullout s3] [output-targets-several]");
    }

    @Test
    void anUnknownTargetGetsTheListOfTargets() {
        assertThat(read("{pulsarLog: {url: x}, pulsar: {}}"))
                .containsExactly(
                        "output.yaml:4:7: spec: no output target configured [output-target-none]",
                        "output.yaml:4:8: spec.pulsarLog: unknown field \"pulsarLog\"; the output targets are "
                                + String.join(", ", OutputTarget.CHOICE.keys()) + " [field-unknown]",
                        "output.yaml:4:29: spec.pulsar: unknown field \"pulsar\" [field-unknown]");
        assertThat(read("{kafkaa: {}}"))
                .contains("output.yaml:4:8: spec.kafkaa: unknown field \"kafkaa\"; did you mean \"kafka\"?"
                        + " [field-unknown]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabledNamespaces: []", "protected: true"})
    void fieldsOfClusterOutputsAreUnknownToOutputs(String field) {
        String name = field.substring(0, field.indexOf(':'));

        assertThat(read("{nullout: {}, " + field + "}"))
                .containsExactly("output.yaml:4:21: spec." + name + ": unknown field \"" + name + "\" [field-unknown]");
    }

    @Test
    void aFieldOfALaterOperatorIsDroppedInSilenceByAnEarlierOne() {
        String manifest = manifest("{gelf: {host: x, port: 1, max_bytes: 8192}}");

        assertThat(ManifestReader.strict()
                        .forVersion(Version.of("3.17.7"))
                        .read(Source.of("output.yaml", manifest), Output.class)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly("output.yaml:4:33: spec.gelf.max_bytes: the field \"max_bytes\""
                        + " exists in 4.10.0 and later; 3.17.7 drops it without a message [field-version]");
    }

    private static List<String> read(String spec) {
        return ManifestReader.strict()
                .read(Source.of("output.yaml", manifest(spec)), Output.class)
                .violations()
                .stream()
                .map(Violation::toString)
                .toList();
    }

    private static String manifest(String spec) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: sample}
                spec: %s
                """.formatted(spec);
    }
}
