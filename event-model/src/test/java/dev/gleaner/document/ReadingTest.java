package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingTest {
    /** The values are those of sigs.k8s.io/yaml, goyaml.v2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "yes | true",
                "No | false",
                "on | true",
                "OFF | false",
                "y | true",
                "N | false",
                "TRUE | true",
                "yEs | text yEs",
                "~ | null",
                "Null | null",
                "nULL | text nULL",
                "010 | 8",
                "0o17 | 15",
                "08 | 8",
                "1_000 | 1000",
                "0x1f | 31",
                "0X1F | 31",
                "0b101 | 5",
                "-0x10 | -16",
                "+12 | 12",
                "1e3 | 1000",
                "1. | 1",
                ".5 | 0.5",
                "+.5 | 0.5",
                "1e400 | text 1e400",
                "0x | text 0x",
                "_1 | text _1",
                "2022-08-22 | text 2022-08-22",
                "12:30:45 | text 12:30:45",
                "= | text =",
                "'yes' | text yes",
                "!!str 1 | text 1",
                "!!float 1 | 1",
                "!!binary aGVsbG8= | text hello",
                "12345678901234567890123 | 12345678901234567890123"
            })
    void plainScalarsAreReadAsInKubernetes(String written, String meaning) {
        assertThat(readOne("x: " + written + "\n").get("x")).contains(meant(meaning));
    }

    private static Tree meant(String meaning) {
        return switch (meaning) {
            case "null" -> Tree.nothing();
            case "true", "false" -> Tree.flag(Boolean.parseBoolean(meaning));
            default ->
                meaning.startsWith("text ")
                        ? Tree.text(meaning.substring("text ".length()))
                        : Tree.number(new BigDecimal(meaning));
        };
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                argumentSet(
                        "tab", "a:\n\tb: 1\n", "t:2:1: a tab cannot indent or separate here; use spaces [yaml-tab]"),
                argumentSet(
                        "escape that is cut off",
                        "a:\n- \"b\\x",
                        "t:2:7: not YAML: an escape such as \\x41 is incomplete or beyond the last character [yaml-syntax]"),
                argumentSet(
                        "escape beyond all characters",
                        "a: \"\\UFFFFFFFF\"\n",
                        "t:1:7: not YAML: an escape such as \\x41 is incomplete or beyond the last character [yaml-syntax]"),
                argumentSet(
                        "duplicate key",
                        "a: 1\nb:\n  c: 1\n  c: 2\n",
                        "t:4:3: b.c: duplicate key \"c\"; the first is at 3:3 [key-duplicate]"),
                argumentSet(
                        "duplicate key in JSON",
                        "{\"a\": 1,\n \"a\": 2}",
                        "t:2:2: a: duplicate key \"a\"; the first is at 1:2 [key-duplicate]"),
                argumentSet(
                        "comma before a brace",
                        "{\"a\": [1,\n 2,]}",
                        "t:2:4: not JSON: Unexpected character (']' (code 93)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false') [json-syntax]"),
                argumentSet(
                        "YAML in flow style",
                        "{a: 1}",
                        "t:1:2: Kubernetes reads YAML that starts with { as JSON; put a line --- before it (not JSON: Unexpected character ('a' (code 97)): was expecting double-quote to start field name) [yaml-flow]"),
                argumentSet(
                        "documents in flow style",
                        "{\"a\": 1}\n---\n{b: 2}",
                        "t:2:2: Kubernetes reads YAML that starts with { as JSON; put a line --- before it (not JSON: Unexpected character ('-' (code 45)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value) [yaml-flow]"),
                argumentSet(
                        "unknown alias",
                        "a: *b\n",
                        "t:1:4: a: the alias *b has no anchor before it; a text that starts with a star needs quotes [yaml-alias]"),
                argumentSet(
                        "alias inside its anchor",
                        "a: &a [*a]\n",
                        "t:1:8: a[0]: the alias *a is inside its own anchor [yaml-alias]"),
                argumentSet(
                        "merge of a text",
                        "<<: text\n",
                        "t:1:1: [\"<<\"]: found the text \"text\", expected a mapping or a list of mappings to merge [yaml-merge]"),
                argumentSet(
                        "merge behind a key",
                        "base: &b {x: 1}\nuse:\n  x: 2\n  <<: *b\n",
                        "t:4:3: use[\"<<\"]: the merge key adds \"x\" again, and Kubernetes uses it instead of the one at 3:3; put << first [yaml-merge-order]"),
                argumentSet(
                        "boolean key",
                        "on: 1\n",
                        "t:1:1: true: warning: the key on is read as \"true\"; put it in quotes [key-converted]"),
                argumentSet(
                        "list as key", "? [a]\n: b\n", "t:1:3: a list cannot be a key; expected text [key-not-text]"),
                argumentSet(
                        "local tag",
                        "a: !mine b\n",
                        "t:1:4: a: warning: the tag !mine has no meaning here and is ignored [yaml-tag-ignored]"),
                argumentSet("wrong tag", "a: !!int x\n", "t:1:4: a: found the text \"x\", expected !!int [yaml-tag]"),
                argumentSet(
                        "infinity",
                        "a: .inf\n",
                        "t:1:4: a: the number .inf cannot be represented; Kubernetes refuses it [number-range]"),
                argumentSet(
                        "number beyond a double",
                        "{\"a\": 1e999}",
                        "t:1:7: a: the number 1e999 cannot be represented; Kubernetes refuses it [number-range]"),
                argumentSet(
                        "half a character",
                        "{\"a\": \"\\ud800\"}",
                        "t:1:7: a: the text contains an unpaired surrogate, which is not a character [text-surrogate]"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultsHaveAPosition(String text, String violation) {
        assertThat(violations(text)).containsExactly(violation);
    }

    @Test
    void aControlCharacterHasAPositionAndHidesNoOtherError() {
        assertThat(violations("a: 1\nb: \"\u00e9x\u0001\u0007\"\na: 2\n---\r\nc: \u0000\rd: [\n"))
                .containsExactly(
                        "t:2:7: not YAML: the character U+0001 is not allowed; 1 more on this line [yaml-syntax]",
                        "t:3:1: a: duplicate key \"a\"; the first is at 1:1 [key-duplicate]",
                        "t:5:4: not YAML: the character U+0000 is not allowed [yaml-syntax]",
                        "t:7:1: not YAML: a bracket or a brace above is not closed [yaml-syntax]");
    }

    @Test
    void reportsOfABinaryFileAreLimited() {
        assertThat(violations("\u0000\n".repeat(1000)))
                .filteredOn(violation -> violation.contains("U+0000"))
                .hasSize(100)
                .last()
                .isEqualTo(
                        "t:100:1: not YAML: the character U+0000 is not allowed; characters on further lines are not reported [yaml-syntax]");
    }

    @Test
    void aSyntaxErrorDoesNotHideLaterDocuments() {
        ManifestReader.Documents read = ManifestReader.strict().readAll(Source.of("t", """
                a: 1
                ---
                b: [1
                c: 2
                ---
                d: 3
                ---
                e: "f
                """));
        assertThat(read.parts())
                .extracting(Part::tree)
                .containsExactly(
                        Tree.mapping(m -> m.put("a", Tree.number(1))), Tree.mapping(m -> m.put("d", Tree.number(3))));
        assertThat(read.violations())
                .extracting(violation -> violation.position().line())
                .containsExactly(4, 8);
    }

    @Test
    void anchorsAliasesAndMergeKeysAreResolved() {
        assertThat(readOne("""
                base: &base {x: 1, v: 2}
                more: &more {v: 3, z: 4}
                one: {<<: *base, v: 5}
                two: {<<: [*base, *more]}
                same: *base
                """).toJson()).isEqualTo(readOne("""
                {"base": {"x": 1, "v": 2}, "more": {"v": 3, "z": 4}, "one": {"x": 1, "v": 5},
                 "two": {"x": 1, "v": 2, "z": 4}, "same": {"x": 1, "v": 2}}
                """).toJson());
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreAccepted() {
        assertThat(readOne("\uFEFFa: 1\r\nb:\r\n- x\r\n- |\r\n  y\r\n  z\r\n"))
                .isEqualTo(Tree.mapping(m -> m.put("a", Tree.number(1)).put("b", Tree.texts("x", "y\nz\n"))));
    }

    @Test
    void positionsCountCharactersNotBytes() {
        Tree.Mapping tree = readOne("\"\ud83d\ude00é\": {k: v}\n");
        Tree inner = tree.fields().iterator().next().value();
        assertThat(inner.position()).isEqualTo(new Position(1, 7));
        assertThat(((Tree.Mapping) inner).positionOf("k")).isEqualTo(new Position(1, 8));
    }

    static Stream<Arguments> bounds() {
        Bounds small = new Bounds(200, 4, 20, 50);
        return Stream.of(
                argumentSet(
                        "size",
                        small,
                        "#".repeat(201),
                        "t: the input is longer than the limit of 200 characters [bound-size]"),
                argumentSet(
                        "depth",
                        small,
                        "a: [[[[[1]]]]]\n",
                        "t:1:7: a[0][0][0]: nested deeper than the limit of 4 levels [bound-depth]"),
                argumentSet(
                        "depth in JSON",
                        small,
                        "{\"a\":[[[[[1]]]]]}",
                        "t:1:9: a[0][0][0]: nested deeper than the limit of 4 levels [bound-depth]"),
                argumentSet(
                        "aliases",
                        small,
                        "a: &a [x,x,x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
                        "t:3:4: c: more values than the limit of 20; an alias counts as the values of its anchor [bound-nodes]"),
                argumentSet(
                        "scalar",
                        small,
                        "a: " + "x".repeat(51) + "\n",
                        "t:1:4: a: a scalar is longer than the limit of 50 characters [bound-scalar]"));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void anExceededLimitIsNamed(Bounds bounds, String text, String violation) {
        assertThat(ManifestReader.strict()
                        .within(bounds)
                        .readAll(Source.of("t", text))
                        .violations())
                .extracting(Violation::toString)
                .containsExactly(violation);
    }

    @Test
    void nestingThatWouldExhaustTheStackIsAViolation() {
        String deep = "[".repeat(1_000_000);
        assertThat(violations(deep)).hasSize(1).first().asString().contains("bound-depth");
        assertThat(violations("{\"a\":" + deep)).hasSize(1).first().asString().contains("bound-depth");
    }

    @Test
    void aliasesThatWouldExhaustMemoryAreAViolation() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
        }
        assertThat(violations(laughs.toString())).hasSize(1).first().asString().contains("bound-nodes");
    }

    @Test
    void tooManySyntaxErrorsAreAViolation() {
        assertThat(violations("a: [\n---\n".repeat(200_000)))
                .hasSize(101)
                .last()
                .asString()
                .contains("bound-errors");
    }

    @Test
    void anEndlessInputIsAViolation() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '#';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                Arrays.fill(buffer, offset, offset + length, (byte) '#');
                return length;
            }
        };
        assertThat(ManifestReader.strict().readAll(Source.of("t", endless)).violations())
                .extracting(Violation::toString)
                .containsExactly("t: the input is longer than the limit of 16777216 characters [bound-size]");
    }

    @Test
    void invalidUtf8IsAViolationWithAPosition() {
        byte[] bytes = {'a', ':', ' ', '1', '\n', 'b', ':', ' ', (byte) 0xFF};
        assertThat(ManifestReader.strict()
                        .readAll(Source.of("t", new ByteArrayInputStream(bytes)))
                        .violations())
                .extracting(Violation::toString)
                .containsExactly("t:2:4: not UTF-8: byte 0xff at offset 8 [text-encoding]");
    }

    @Test
    void violationsAreOrderedAndThrownTogether() {
        Reading<Metadata> reading = Manifests.read("""
                labels: {a: 1}
                nmae: x
                namespace: [x]
                """, Metadata.class);
        assertThat(reading.value()).isEmpty();
        assertThatThrownBy(reading::orThrow)
                .isInstanceOf(ViolationException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "1:13: labels.a: found the number 1, expected text; put it in quotes [type-wrong]",
                        "2:1: nmae: unknown field \"nmae\"; did you mean \"name\"? [field-unknown]",
                        "3:12: namespace: found a list, expected text [type-wrong]"));
    }

    @Test
    void aSecondDocumentIsAViolation() {
        assertThat(Manifests.read("name: a\n---\nname: b\n", Metadata.class).violations())
                .extracting(Violation::toString)
                .containsExactly("3:1: a second document starts here; only one is expected [document-second]");
        assertThat(Manifests.read("# nothing\n", Metadata.class).violations())
                .extracting(Violation::toString)
                .containsExactly("no document; expected a metadata (a mapping) [document-empty]");
    }

    @Test
    void unknownFieldsStayAfterTheFieldsThatTheyFollowed() {
        String text = """
                first: 1
                name: a
                afterName: [x]
                labels:
                  l: v
                last: {}
                """;
        Metadata metadata = Manifests.readLenient(text, Metadata.class).orThrow();
        assertThat(metadata.unknownFields().names()).isEqualTo(List.of("first", "afterName", "last"));
        assertThat(metadata.toYaml()).isEqualTo(text.replace("[x]", "\n- x").replace(": \n", ":\n"));
    }

    private static List<String> violations(String text) {
        return ManifestReader.strict().readAll(Source.of("t", text)).violations().stream()
                .map(Violation::toString)
                .toList();
    }

    private static Tree.Mapping readOne(String text) {
        ManifestReader.Documents read = ManifestReader.strict().readAll(Source.of("t", text));
        assertThat(read.violations()).isEmpty();
        assertThat(read.parts()).hasSize(1);
        return (Tree.Mapping) read.parts().get(0).tree();
    }
}
