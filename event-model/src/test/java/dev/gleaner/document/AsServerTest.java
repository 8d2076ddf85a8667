package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads texts as Kubernetes does, and reports the values that are lost. */
class AsServerTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                argumentSet("nothing to lose", "a: 1\n", "a: 1\n", List.of()),
                argumentSet(
                        "the last of equal keys",
                        "a: [1]\nb: x\na:\n  c: z\n",
                        "b: x\na:\n  c: z\n",
                        List.of("t:1:1: a: warning: a list is lost: Kubernetes uses the \"a\" at 3:1 [key-lost]")),
                argumentSet(
                        "the last of three, as deep as they are",
                        "x:\n- a: 1\n  a: secret\n  a: ~\n",
                        "x:\n- a: null\n",
                        List.of(
                                "t:2:3: x[0].a: warning: the number 1 is lost: Kubernetes uses the \"a\" at 3:3 [key-lost]",
                                "t:3:3: x[0].a: warning: a text is lost: Kubernetes uses the \"a\" at 4:3 [key-lost]")),
                argumentSet(
                        "the last of equal keys in JSON",
                        "{\"a\": {\"b\": 1},\n \"a\": {\"c\": 2, \"c\": 3}}",
                        "a:\n  c: 3\n",
                        List.of(
                                "t:1:2: a: warning: a mapping is lost: Kubernetes uses the \"a\" at 2:2 [key-lost]",
                                "t:2:8: a.c: warning: the number 2 is lost: Kubernetes uses the \"c\" at 2:16 [key-lost]")),
                argumentSet(
                        "a key behind a merge key",
                        "base: &b {a: 1, c: 2}\nuse:\n  <<: *b\n  a: 3\n",
                        "base:\n  a: 1\n  c: 2\nuse:\n  a: 3\n  c: 2\n",
                        List.of(
                                "t:4:3: use.a: warning: \"a\" overrides the value of a merge key, as YAML specifies [key-overrides]")),
                argumentSet(
                        "a repeated key behind a merge key",
                        "base: &b {a: 1}\nuse:\n  <<: *b\n  a: 2\n  a: 3\n",
                        "base:\n  a: 1\nuse:\n  a: 3\n",
                        List.of(
                                "t:4:3: use.a: warning: \"a\" overrides the value of a merge key, as YAML specifies [key-overrides]",
                                "t:4:3: use.a: warning: the number 2 is lost: Kubernetes uses the \"a\" at 5:3 [key-lost]")),
                argumentSet(
                        "a merge key behind a key",
                        "base: &b {a: 1}\nuse:\n  a: 3\n  <<: *b\n",
                        "base:\n  a: 1\nuse:\n  a: 1\n",
                        List.of(
                                "t:3:3: use.a: warning: the number 3 is lost: Kubernetes uses the \"a\" of the merge key at 4:3 [key-lost]")),
                argumentSet(
                        "the first of merged mappings",
                        "<<: [{a: 1}, {a: 2, b: 3}]\n",
                        "a: 1\nb: 3\n",
                        List.of(
                                "t:1:7: a: warning: \"a\" overrides the value of a merge key, as YAML specifies [key-overrides]")),
                argumentSet(
                        "the first document",
                        "a: 1\n---\nb: 2\n",
                        "a: 1\n",
                        List.of(
                                "t:3:1: warning: the text from here on is ignored: only the first document is read [document-ignored]")),
                argumentSet(
                        "a first document behind comments and a directive",
                        "# one\n%YAML 1.1\n--- # two\na: 1\n--- {b: 2}\n",
                        "a: 1\n",
                        List.of(
                                "t:5:1: warning: the text from here on is ignored: only the first document is read [document-ignored]")),
                argumentSet(
                        "broken documents behind the first",
                        "a: 1\n...\n\tb: [\u0001\n---\n: : :\n",
                        "a: 1\n",
                        List.of(
                                "t:3:1: warning: the text from here on is ignored: only the first document is read [document-ignored]")),
                argumentSet(
                        "an empty first document",
                        "---\n---\na: 1\n",
                        "null\n",
                        List.of(
                                "t:3:1: warning: the text from here on is ignored: only the first document is read [document-ignored]")),
                argumentSet("markers and comments at the end", "a: 1\n---\n# end\n...\n---\n\n", "a: 1\n", List.of()),
                argumentSet(
                        "no marker in a block of text",
                        "a: |\n  x\n  ---\n  y\n",
                        "a: |\n  x\n  ---\n  y\n",
                        List.of()),
                argumentSet("Windows line ends", "a: 1\r\n---\r\n", "a: 1\n", List.of()),
                argumentSet("a byte order mark before YAML", "\uFEFFa: 1\n", "a: 1\n", List.of()),
                argumentSet("a byte order mark before a brace, which is YAML", "\uFEFF{a: 1}\n", "a: 1\n", List.of()),
                argumentSet("JSON after white space", " \n\t{\"a\": 1}\n ", "a: 1\n", List.of()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theTextIsReadAsKubernetesReadsIt(String text, String tree, List<String> lost) {
        ManifestReader.Documents documents = read(text);
        assertThat(documents.parts()).extracting(part -> part.tree().toYaml()).containsExactly(tree);
        assertThat(documents.violations()).extracting(Violation::toString).isEqualTo(lost);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet(
                        "flow style is no JSON",
                        "{a: 1}",
                        "t:1:2: not JSON: Unexpected character ('a' (code 97)): was expecting double-quote to start field name [json-syntax]"),
                argumentSet(
                        "a second value of JSON",
                        "{}\n{}",
                        "t:2:1: not JSON: unexpected text after the value [json-syntax]"),
                argumentSet(
                        "a marker inside quotes",
                        "a: \"b\n--- c\"\n",
                        "t:1:4: not YAML: the quote that starts here is not closed [yaml-syntax]"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aTextThatKubernetesRefusesIsAnError(String text, String error) {
        assertThat(read(text).violations())
                .filteredOn(Violation::isError)
                .extracting(Violation::toString)
                .containsExactly(error);
    }

    @Test
    void aStrictReadingRefusesLostValues() {
        assertThat(ManifestReader.strict()
                        .readAll(Source.of("t", "a: 1\na: 2\n"))
                        .violations())
                .extracting(Violation::toString)
                .containsExactly("t:2:1: a: duplicate key \"a\"; the first is at 1:1 [key-duplicate]");
    }

    @Test
    void limitsApplyAsForOtherReaders() {
        ManifestReader narrow = ManifestReader.asServer().within(new Bounds(100, 1, 100, 100));
        assertThat(narrow.readAll(Source.of("t", "a: {b: 1}\n---\nc\n")).violations())
                .extracting(Violation::code)
                .containsExactly("bound-depth", "document-ignored");
    }

    private static ManifestReader.Documents read(String text) {
        return ManifestReader.asServer().readAll(Source.of("t", text));
    }
}
