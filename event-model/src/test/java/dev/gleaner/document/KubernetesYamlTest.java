package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences between the YAML parser of Kubernetes and others (sigs.k8s.io/yaml, goyaml.v2). */
class KubernetesYamlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%YAML 1.1\n---\na: 1\n",
                "%YAML 01.1 # why\n---\na: 1\n",
                "# %YAML 1.2\n---\na: 1\n",
                "%TAG ! tag:example.com,2022:\n--- \na: 1\n",
                "a: 1 # %YAML 1.2\n",
                "a: |-\n  %YAML 1.2\n",
                "a: 1\n---\n# %FOO\nb: 2\n"
            })
    void directivesThatKubernetesKnowsAreAccepted(String text) {
        assertThat(violations(text)).isEmpty();
    }

    static Stream<Arguments> directives() {
        String end = "; remove the directive [yaml-version]";
        return Stream.of(
                argumentSet(
                        "a later version",
                        "%YAML 1.2\n---\na: 1\n",
                        List.of("t:1:1: found incompatible YAML document: %YAML 1.2" + end)),
                argumentSet(
                        "an earlier version behind a comment",
                        "# one\n\n%YAML  1.0  \r\n--- {a: 1}\n",
                        List.of("t:3:1: found incompatible YAML document: %YAML  1.0" + end)),
                argumentSet(
                        "among other directives",
                        "%TAG !e! tag:example.com,2022:\n%YAML 1.12\n---\na: 1\n",
                        List.of("t:2:1: found incompatible YAML document: %YAML 1.12" + end)),
                argumentSet(
                        "in a later document, behind characters of two units",
                        "a: \uD83C\uDF3E\n...\n%YAML 1.1\n---\nb: 1\n...\n%YAML 1.3\n---\nc: 1\n",
                        List.of("t:7:1: found incompatible YAML document: %YAML 1.3" + end)),
                argumentSet(
                        "one that is unknown",
                        "%FOO bar\n---\na: 1\n",
                        List.of(
                                "t:1:1: not YAML: found unknown directive name \"FOO\"; remove the directive [yaml-syntax]")));
    }

    @ParameterizedTest
    @MethodSource("directives")
    void otherDirectivesAreRefused(String text, List<String> violations) {
        assertThat(violations(text)).isEqualTo(violations);
        assertThat(ManifestReader.asServer().readAll(Source.of("t", text)).violations())
                .extracting(Violation::toString)
                .satisfies(lines -> assertThat(String.join("", lines))
                        .contains(text.startsWith("a") ? "document-ignored" : violations.get(0)));
    }

    @Test
    void manyDocumentsWithDirectivesAreReadInOnePass() {
        String text = "%YAML 1.1\n---\na: \uD83C\uDF3E\n...\n".repeat(20_000) + "%YAML 1.2\n---\na: 1\n";
        assertThat(violations(text))
                .containsExactly(
                        "t:80001:1: found incompatible YAML document: %YAML 1.2; remove the directive [yaml-version]");
    }

    static Stream<Arguments> indicators() {
        String alias = "\"*\" starts an alias, and no name follows; if it is a text, put it in quotes";
        return Stream.of(
                argumentSet("a star in a list", "verbs: [*]\n", "1:9: not YAML: " + alias),
                argumentSet("before a comma", "verbs: [*, get]\n", "1:9: not YAML: " + alias),
                argumentSet("at the end of a line", "verbs: [*\n  ]\n", "1:9: not YAML: " + alias),
                argumentSet("at the end of a Windows line", "verbs: *\r\n", "1:8: not YAML: " + alias),
                argumentSet("at the end of the text", "- *", "1:3: not YAML: " + alias),
                argumentSet("before a slash", "- pods\n- */log\n", "2:3: not YAML: " + alias),
                argumentSet(
                        "an ampersand",
                        "- a\n- & b\n",
                        "2:3: not YAML: \"&\" starts an anchor, and no name follows; if it is a text, put it in quotes"),
                argumentSet(
                        "a character that starts nothing",
                        "a: @b\n",
                        "1:4: not YAML: a text cannot start with \"@\"; put it in quotes"),
                argumentSet(
                        "a percent sign", "a: %b\n", "1:4: not YAML: a text cannot start with \"%\"; put it in quotes"),
                argumentSet(
                        "an escape that is none",
                        "a: \"\\q\"\n",
                        "1:6: not YAML: found unknown escape character \"q\""));
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void aTextThatStartsWithAnIndicatorNeedsQuotes(String text, String violation) {
        assertThat(violations(text)).first().asString().isEqualTo("t:" + violation + " [yaml-syntax]");
    }

    @Test
    void anAliasThatWasMeantAsTextNeedsQuotes() {
        assertThat(violations("verbs: [*get]\n"))
                .containsExactly(
                        "t:1:9: verbs[0]: the alias *get has no anchor before it; a text that starts with a star needs"
                                + " quotes [yaml-alias]");
    }

    /** Every substring of a text with many errors. */
    @Test
    @SuppressWarnings("StringConcatToTextBlock")
    void aMessageIsOneLine() {
        String hard = String.join(
                "\n",
                "a: [*",
                "b: \"\\x",
                " c: 'd",
                "--- !<x",
                "&",
                "*",
                "!e!f g",
                "%T",
                "--- |x",
                "? ",
                "\t- @",
                "{a: !<%0A> b,",
                " c",
                "]: }",
                "\u0085*\u2028&\u2029|\u0085>\u2028%YAML 1",
                "%TAG !",
                "---",
                "!foo%0Abar x");
        for (int start = 0; start < hard.length(); start++) {
            for (int end = start; end <= hard.length(); end++) {
                assertThat(violations(hard.substring(start, end)))
                        .allSatisfy(line -> assertThat(line).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029]"));
            }
        }
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                argumentSet("UTF-8", "a: ü\n", StandardCharsets.UTF_8),
                argumentSet("UTF-8 with its mark", "\uFEFFa: ü\n", StandardCharsets.UTF_8),
                argumentSet("UTF-16, little end first", "\uFEFFa: ü\n", StandardCharsets.UTF_16LE),
                argumentSet("UTF-16, big end first", "\uFEFFa: ü\n", StandardCharsets.UTF_16BE));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void aByteOrderMarkDeterminesTheEncoding(String text, Charset charset) {
        for (ManifestReader reader : List.of(ManifestReader.strict(), ManifestReader.asServer())) {
            ManifestReader.Documents read = read(reader, text.getBytes(charset));
            assertThat(read.violations()).isEmpty();
            assertThat(read.parts()).extracting(part -> part.tree().toYaml()).containsExactly("a: ü\n");
        }
    }

    @Test
    void anInvalidEncodingIsAViolationWithAPosition() {
        byte[] half = {(byte) 0xFF, (byte) 0xFE, 'a', 0, '\n', 0, 0x3C, (byte) 0xD8};
        assertThat(read(ManifestReader.strict(), half).violations())
                .extracting(Violation::toString)
                .containsExactly("t:2:1: not UTF-16: byte 0x3c at offset 6 [text-encoding]");
        byte[] odd = {(byte) 0xFE, (byte) 0xFF, 0, 'a', 0, '\n', 'b'};
        assertThat(read(ManifestReader.strict(), odd).violations())
                .extracting(Violation::toString)
                .containsExactly("t:2:1: not UTF-16: byte 0x62 at offset 6 [text-encoding]");
        byte[] pair = {(byte) 0xFF, (byte) 0xFE, 'a', 0, 0x00, (byte) 0xDC, 'b', 0};
        assertThat(read(ManifestReader.strict(), pair).violations())
                .extracting(Violation::toString)
                .containsExactly("t:1:2: not UTF-16: byte 0x00 at offset 4 [text-encoding]");
        assertThat(read(ManifestReader.asServer(), "\uFEFFa: 1\n".getBytes(Charset.forName("UTF-32LE")))
                        .violations())
                .isNotEmpty();
        assertThat(read(ManifestReader.asServer(), "a: 1\n".getBytes(StandardCharsets.UTF_16LE))
                        .violations())
                .isNotEmpty();
    }

    private static ManifestReader.Documents read(ManifestReader reader, byte[] bytes) {
        return reader.readAll(Source.of("t", new ByteArrayInputStream(bytes)));
    }

    private static List<String> violations(String text) {
        return ManifestReader.strict().readAll(Source.of("t", text)).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
