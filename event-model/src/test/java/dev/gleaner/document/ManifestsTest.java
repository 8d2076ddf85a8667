package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {
    private static final String SEVERAL = """
            apiVersion: v1
            kind: Namespace
            metadata:
              name: a
            ---
            ---
            apiVersion: v1
            kind: Secret
            metadata:
              name: b
              labels: {}
            data:
              password: c2VjcmV0
            """;

    @Test
    void severalDocumentsAreReadAndWrittenBack(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("all.yaml"), SEVERAL);
        List<Manifest> manifests = Manifests.readAll(file).orThrow();
        assertThat(manifests).extracting(Manifest::kind).containsExactly("Namespace", "Secret");
        assertThat(manifests)
                .extracting(manifest -> manifest.metadata().name().orElse(""))
                .containsExactly("a", "b");
        assertThat(Manifests.toYaml(manifests)).isEqualTo(SEVERAL.replace("---\n---\n", "---\n"));
    }

    @Test
    void aDocumentWithoutAKindIsAnError() {
        assertThat(Manifests.readAll("kind: Flow\n---\n- a\n").violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "1:1: no apiVersion and kind; expected an object of the cluster [kind-missing]",
                        "3:1: no apiVersion and kind; expected an object of the cluster [kind-missing]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "# nothing\n", "---\n", "---\n# nothing\n---\n", "~\n", "\uFEFF"})
    void aTextWithoutManifestsIsAWarning(String text) {
        Reading<List<Manifest>> reading = Manifests.readAll(text);
        assertThat(reading.orThrow()).isEmpty();
        assertThat(reading.violations())
                .extracting(Violation::toString)
                .containsExactly("warning: contains no manifest [document-none]");
    }

    @Test
    void aSyntaxErrorIsNotAlsoAMissingManifest() {
        assertThat(Manifests.readAll("a: [").violations())
                .extracting(Violation::code)
                .containsExactly("yaml-syntax");
    }
}
