package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Every input results in trees or violations, never in an exception. */
class ReadingProperties {
    private static final List<String> SEEDS = List.of("""
            apiVersion: v1
            kind: Thing
            metadata: &m {name: "a\\tb", labels: {x: yes}}
            spec:
            - <<: *m
              text: |-
                one
                 two
            - [1, 0x1f, 1.5e3, ~, !!str 5, 'it''s']
            - ? complex
              : >
                folded
                text
            """, """
            {"a": [1, 2.5e-3, true, null, "x\\u00e9\\ud83d\\ude00"], "b": {"c": {}}, "d": []}
            """);

    @Provide
    Arbitrary<byte[]> mutated() {
        Arbitrary<String> bits = Arbitraries.of(
                "\t",
                "\n",
                "---\n",
                "&a ",
                "*a",
                "*m",
                "<<: ",
                "{",
                "}",
                "[",
                "]",
                "\"",
                "'",
                "!",
                "!!int ",
                "|",
                ">",
                ": ",
                "- ",
                "? ",
                "#",
                "%",
                "\u0000",
                "\ufeff",
                "\u0085",
                "\ud83d\ude00",
                "\\ud800",
                "1e999999999",
                "0x",
                "&m ",
                ",");
        return Arbitraries.of(SEEDS)
                .flatMap(
                        seed -> Arbitraries.integers().between(0, seed.length()).flatMap(at -> Arbitraries.integers()
                                .between(0, seed.length())
                                .flatMap(end -> bits.map(
                                        bit -> (seed.substring(0, at) + bit + seed.substring(Math.max(at, end)))
                                                .getBytes(StandardCharsets.UTF_8)))));
    }

    @Property(tries = 3000)
    void mutatedDocumentsGiveTreesOrViolations(@ForAll("mutated") byte[] input) {
        assertThatEveryDocumentIsWhole(input);
    }

    @Property(tries = 3000)
    void randomBytesGiveTreesOrViolations(@ForAll byte[] input) {
        assertThatEveryDocumentIsWhole(input);
    }

    @Property(tries = 2000)
    void randomTextGivesTreesOrViolations(@ForAll String input) {
        assertThatEveryDocumentIsWhole(input.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void aTruncatedDocumentIsNoticed(@ForAll @IntRange(max = 1000) int at) {
        byte[] whole = SEEDS.get(1).getBytes(StandardCharsets.UTF_8);
        int end = Math.floorMod(at, whole.length - 2) + 1;
        ManifestReader.Documents read = read(Arrays.copyOf(whole, end));
        assertThat(read.parts()).isEmpty();
        assertThat(read.violations()).isNotEmpty();
    }

    /** Returned documents can be written and read again, and violations have positions inside the text. */
    private static void assertThatEveryDocumentIsWhole(byte[] input) {
        ManifestReader.Documents documents = read(input);
        for (Part part : documents.parts()) {
            if (documents.violations().isEmpty()) {
                String yaml = part.tree().toYaml();
                assertThat(read(yaml.getBytes(StandardCharsets.UTF_8))
                                .parts()
                                .get(0)
                                .tree())
                        .isEqualTo(part.tree());
            }
        }
        long lines = 1
                + new String(input, StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
                        .count();
        assertThat(documents.violations())
                .allSatisfy(violation ->
                        assertThat((long) violation.position().line()).isLessThanOrEqualTo(lines));
    }

    private static ManifestReader.Documents read(byte[] input) {
        return ManifestReader.strict().readAll(Source.of("input", new ByteArrayInputStream(input)));
    }
}
