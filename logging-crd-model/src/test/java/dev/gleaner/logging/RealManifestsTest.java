package dev.gleaner.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.ModelManifest;
import dev.gleaner.document.Part;
import dev.gleaner.document.Reading;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests that Harvester and the logging operator publish. */
class RealManifestsTest {
    private static final Map<String, Class<? extends ModelManifest>> KINDS =
            Map.of("Output", Output.class, "ClusterOutput", ClusterOutput.class);

    @ParameterizedTest
    @ValueSource(strings = {"harvester-samples/notes", "harvester-samples/docs", "samples"})
    void theyAreReadWithoutAWordAndWrittenAsTheSame(String folder) {
        int read = 0;
        for (var file : Reference.files(folder, ".yaml")) {
            for (Part document :
                    ManifestReader.strict().readAll(Source.of(file)).parts()) {
                Class<? extends ModelManifest> kind = KINDS.get(document.text("kind"));
                if (kind != null) {
                    Reading<? extends ModelManifest> reading =
                            ManifestReader.strict().read(document, kind);
                    assertThat(reading.violations()).isEmpty();
                    assertThat(reading.orThrow().toTree()).isEqualTo(document.tree());
                    read++;
                }
            }
        }
        assertThat(read).isPositive();
    }
}
