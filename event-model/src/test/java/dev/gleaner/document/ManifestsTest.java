package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        String hint = "; expected the text of a file and not its name; pass Files.readString(path), or a Path if the"
                + " method takes one";
        assertThat(Manifests.readAll("co.yaml").violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "1:1: no apiVersion and kind; expected an object of the cluster" + hint + " [kind-missing]");
        for (String name : List.of("deploy/flow.yml", "C:\\deploy\\flow.yaml", "my flow.json", "flow.yaml\n")) {
            String message =
                    "found the text " + Violation.quoted(name.strip()) + ", expected a metadata (a mapping)" + hint;
            assertThat(Manifests.read(name, Metadata.class).violations())
                    .extracting(Violation::message)
                    .containsExactly(message);
            assertThat(ManifestReader.lenient()
                            .read(Source.of(name), Metadata.class)
                            .violations())
                    .extracting(Violation::message)
                    .containsExactly(message);
        }
        assertThatThrownBy(() -> JsonText.of("event.json"))
                .isInstanceOf(ViolationException.class)
                .hasMessageContaining("not JSON: ")
                .hasMessageContaining(hint);
        assertThat(Manifests.read("name: co.yaml", Metadata.class).orThrow().name())
                .contains("co.yaml");
    }

    /** A text that is no name, and a file with such a text, such as a link of git on Windows. */
    @Test
    void anotherTextGetsNoHint() {
        for (String text : List.of("text", "nam: co.yaml", "- co.yaml", "[co.yaml", "# co.yaml", "a\nco.yaml")) {
            assertThat(Manifests.read(text, Metadata.class).violations())
                    .as(text)
                    .isNotEmpty()
                    .noneMatch(violation -> violation.message().contains("Files.readString"));
        }
        assertThat(ManifestReader.strict()
                        .read(Source.of("link.yaml", "../co.yaml"), Metadata.class)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "link.yaml:1:1: found the text \"../co.yaml\", expected a metadata (a mapping) [type-wrong]");
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
