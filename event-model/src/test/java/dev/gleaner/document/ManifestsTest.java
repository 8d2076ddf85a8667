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

    @Test
    void aNameInPlaceOfATextGetsAHint() {
        assertThat(Manifests.readAll("co.yaml").violations())
                .extracting(Violation::toString)
                .containsExactly("1:1: no apiVersion and kind; expected an object of the cluster; pass a Path to read a"
                        + " file [kind-missing]");
        assertThat(Manifests.read("deploy/flow.yml", Metadata.class).violations())
                .extracting(Violation::message)
                .containsExactly(
                        "found the text \"deploy/flow.yml\", expected a metadata (a mapping); pass a Path to read a file");
        assertThat(Manifests.read("name: co.yaml", Metadata.class).orThrow().name())
                .contains("co.yaml");
        assertThat(Manifests.read("text", Metadata.class).violations())
                .noneMatch(violation -> violation.message().contains("Path"));
    }

    @Test
    void aPartIsNamedByWhatIsKnown() {
        Tree tree = Tree.readYaml("a: b", Bounds.DEFAULT).orThrow().get(0);
        assertThat(new Part("f.yaml", FieldPath.ROOT, tree)).hasToString("f.yaml:1:1");
        assertThat(new Part("f.yaml", FieldPath.ROOT, tree).field("a")).hasToString("f.yaml:1:4: a");
        assertThat(new Part("f.yaml", FieldPath.ROOT, Tree.text("b"))).hasToString("f.yaml");
        assertThat(new Part("", FieldPath.ROOT.field("a"), Tree.text("b"))).hasToString("a");
        assertThat(new Part("", FieldPath.ROOT, Tree.text("b"))).hasToString("a document");
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
