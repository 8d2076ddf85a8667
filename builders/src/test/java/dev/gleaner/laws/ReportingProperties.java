package dev.gleaner.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Models;
import dev.gleaner.document.OpenObject;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.document.ViolationException;
import dev.gleaner.logging.ClusterOutput;
import dev.gleaner.logging.resources.ClusterResources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that reports what it keeps has the value of a lenient reading, and what a strict one says, as warnings. */
class ReportingProperties {
    private record Sample(Class<? extends OpenObject> type, Tree tree) {}

    @Provide
    Arbitrary<Sample> samples() {
        return Arbitraries.of(Samples.TYPES)
                .flatMap(type -> Models.treesOf(type).map(tree -> new Sample(type, tree)));
    }

    @Property(tries = 500)
    void whatIsKeptIsReported(@ForAll("samples") Sample sample) {
        Source source = Source.of(sample.tree().toYaml());
        Reading<? extends OpenObject> lenient = ManifestReader.lenient().read(source, sample.type());
        Reading<? extends OpenObject> reported = ManifestReader.reporting().read(source, sample.type());
        assertThat(reported.value()).isEqualTo(lenient.value());
        assertThat(reported.violations()).noneMatch(Violation::isError);
        assertThat(messages(reported.violations()))
                .containsExactlyInAnyOrderElementsOf(messages(
                        ManifestReader.strict().read(source, sample.type()).violations()));
    }

    private static List<String> messages(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.toString().replaceFirst("warning: ", ""))
                .toList();
    }

    @Test
    void errorsStayErrors() {
        String output = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: a, owner: me}
                spec: {loki: {url: http://loki, tenant: 5, colour: red}}
                """;
        assertThat(messages(ManifestReader.reporting()
                        .read(Source.of(output), ClusterOutput.class)
                        .violations()))
                .containsExactly(
                        "3:21: metadata.owner: unknown field \"owner\" [field-unknown]",
                        "4:41: spec.loki.tenant: found the number 5, expected text; put it in quotes [type-wrong]",
                        "4:44: spec.loki.colour: unknown field \"colour\" [field-unknown]");
        assertThat(ManifestReader.reporting()
                        .read(Source.of(output), ClusterOutput.class)
                        .violations())
                .extracting(Violation::isError)
                .containsExactly(false, true, false);
    }

    @Test
    void aPlugInThatIsNewerIsReported() {
        String output = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: a}
                spec: {pigeon: {speed: slow}}
                """;
        Reading<ClusterOutput> reading = ManifestReader.reporting().read(Source.of(output), ClusterOutput.class);
        assertThat(reading.orThrow())
                .isEqualTo(Manifests.readLenient(output, ClusterOutput.class).orThrow());
        assertThat(reading.violations()).isNotEmpty().noneMatch(Violation::isError);
    }

    @Test
    void filesThatCannotBeReadAreNoCluster(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("a.yaml"), "a: [");
        assertThatThrownBy(() -> ClusterResources.of(broken, folder.resolve("none.yaml")))
                .isInstanceOf(ViolationException.class)
                .hasMessageContaining("a.yaml:")
                .hasMessageContaining("none.yaml: cannot be read");
    }
}
