package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SourceWithinTest {
    /** The text is the value of {@code text}; the positions are those of its keys. */
    static Stream<Arguments> scalars() {
        return Stream.of(
                argumentSet("literal", "text: |\n  a: 1\n  b: 2\n", "a 2:3, b 3:3"),
                argumentSet("literal without a final line end", "text: |-\n    a: 1\n    b: 2", "a 2:5, b 3:5"),
                argumentSet("literal with blank lines", "text: |+\n\n  a: 1\n\n   \n  b: 2\n\n\n", "a 3:3, b 6:3"),
                argumentSet("literal with an indentation", "text: |1\n   a: 1\n   b: 2\n", "a 2:4, b 3:4"),
                argumentSet("literal with a comment", "text: |  # values\n  a: 1\n  b: 2\n", "a 2:3, b 3:3"),
                argumentSet("literal with an anchor", "text: &v |\n  a: 1\n  b: 2\n", "a 2:3, b 3:3"),
                argumentSet("literal with a tag", "text: !!str &v |\n  a: 1\n  b: 2\n", "a 2:3, b 3:3"),
                argumentSet("alias", "other: &v |\n  a: 1\n  b: 2\ntext: *v\n", "a 2:3, b 3:3"),
                argumentSet("nested keys", "text: |\n  a:\n    c: 1\n  b: 2\n", "a 2:3, a.c 3:5, b 4:3"),
                argumentSet("Windows line ends", "text: |\r\n  a: 1\r\n  b: 2\r\n", "a 2:3, b 3:3"),
                argumentSet("old Mac line ends", "text: |\r  a: 1\r  b: 2\r", "a 2:3, b 3:3"),
                argumentSet("line end of IBM", "text: |\u0085  a: 1\u0085  b: 2\u0085", "a 2:3, b 3:3"),
                argumentSet("line separator", "text: |\n  a: x\u2028  b: 2\n", "a 2:3, b 3:3"),
                argumentSet("byte order mark", "\uFEFFtext: |\n  a: 1\n  b: 2\n", "a 2:3, b 3:3"),
                argumentSet(
                        "two characters for one",
                        "text: |\n  a: \ud83d\ude00 # \ud83d\ude00\n  b: 2\n",
                        "a 2:3, b 3:3"),
                argumentSet("after a list", "- - x\n- text: |\n   a: 1\n", "a 3:4"),
                argumentSet("after a document", "x: 1\n---\ntext: |\n  a: 1\n", "a 4:3"),
                argumentSet("double quotes", "text: \"a: 1\"\n", "a 1:8"),
                argumentSet("single quotes", "text:   'a: {b: 2}' # x\n", "a 1:10, a.b 1:14"),
                argumentSet("quotes after a wide character", "\ud83d\ude00: {text: 'a: 1'}\n", "a 1:12"),
                argumentSet("quotes on the next line", "text:\n  !!str 'a: 1'\n", "a 2:10"),
                argumentSet("JSON", "{\"x\": 1, \"text\": \"a: 1\"}", "a 1:19"),
                argumentSet("flow in a literal", "text: |\n  # x\n  {a: 1,\n   b: 2}\n", "a 3:4, b 4:4"),
                argumentSet("JSON with an escape", "{\"text\": \"a: 1\\nb: 2\"}", "a 1:10, b 1:10"),
                argumentSet("escape", "text: \"a: 1\\nb: 2\\n\"\n", "a 1:7, b 1:7"),
                argumentSet("escape that changes no length", "text: \"\\x61: 1\"\n", "a 1:7"),
                argumentSet("doubled quote", "text: 'a: ''x'''\n", "a 1:7"),
                argumentSet("folded", "text: >\n  a: 1\n\n  b: 2\n", "a 1:7, b 1:7"),
                argumentSet("quotes on several lines", "text: 'a: 1\n\n  b: 2'\n", "a 1:7, b 1:7"),
                argumentSet("base64", "text: !!binary YTogMQ==\n", "a 1:7"));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void aPositionInATextIsOneInTheFile(String file, String positions) {
        Source source = Source.of("f", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));

        assertThat(keys(source.within(text(source)))).isEqualTo(positions);
    }

    @Test
    void aTextInsideATextHasPositionsOfTheFile() {
        Source file = Source.of("f", """
                text: |

                  x: 1
                  text: |
                      # deeper
                      text: 'a: 1'
                """);
        Source one = file.within(text(file));
        Source two = one.within(text(one));
        Source three = two.within(text(two));

        assertThat(keys(one)).isEqualTo("x 3:3, text 4:3");
        assertThat(keys(two)).isEqualTo("text 6:7");
        assertThat(keys(three)).isEqualTo("a 6:14");
        assertThat(text(two)).hasToString("f:6:13: text.text.text");
    }

    @Test
    void aTextInsideOneWithoutItsOwnLinesHasThePositionOfThatOne() {
        Source file = Source.of("f", "x: 1\ntext: \"text: |\\n  a: 1\\n\"\n");
        Source one = file.within(text(file));

        assertThat(keys(one)).isEqualTo("text 2:7");
        assertThat(keys(one.within(text(one)))).isEqualTo("a 2:7");
    }

    @Test
    void violationsHavePositionsAndPathsOfTheFile() {
        Source file = Source.of("f", """
                text: |
                  a: 1
                  b:
                    a: 1
                    a: 2
                  c: [1,
                """);

        assertThat(violations(file.within(text(file))))
                .containsExactly(
                        "f:5:5: text.b.a: duplicate key \"a\"; the first is at 4:5 [key-duplicate]",
                        "f:6:9: text: not YAML: a bracket or a brace above is not closed [yaml-syntax]");
    }

    @Test
    void aTabIsReportedWhereItIs() {
        Source file = Source.of("f", "text: |\n  a:\n  \tb: 1\n");

        assertThat(violations(file.within(text(file))))
                .containsExactly("f:3:3: text: a tab cannot indent or separate here; use spaces [yaml-tab]");
    }

    @Test
    void aDecodedTextHasThePositionOfItsScalar() {
        Source file = Source.of("f", "x: 1\ntext: |\n  YTogMQ==\n");

        assertThat(keys(file.within(text(file), "a: 1\nb: 2\n"))).isEqualTo("a 2:7, b 2:7");
        assertThat(violations(file.within(text(file), "a: [")))
                .singleElement()
                .asString()
                .startsWith("f:2:7: text: not YAML: ");
    }

    @Test
    void aTextThatWasNotReadHasNoPositions() {
        Part built = new Part("f", FieldPath.ROOT.field("x"), Tree.text("a: 1\na: 1\n"));

        assertThat(violations(Source.of("f", "").within(built)))
                .containsExactly("f: x.a: duplicate key \"a\"; the first is at 0:0 [key-duplicate]");
    }

    @Test
    void anEmptyTextIsReportedAtItsScalar() {
        Source file = Source.of("f", "x: 1\ntext: ''\n");

        assertThat(violations(file.within(text(file))))
                .containsExactly("f:2:7: text: warning: contains no manifest [document-none]");
        assertThat(ManifestReader.strict()
                        .read(file.within(text(file)), Metadata.class)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly("f:2:7: text: no document; expected a metadata (a mapping) [document-empty]");
    }

    @Test
    void aValueThatIsNoTextIsRefused() {
        Source file = Source.of("f", "text: 1\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.within(text(file)))
                .withMessage("f:1:7: text is not a text");
    }

    @Test
    void aliasesDoNotMultiplyTheValuesOfAText() {
        StringBuilder text = new StringBuilder("text: |\n  a: &a [1, 2, 3, 4, 5, 6, 7, 8]\n");
        for (char c = 'b'; c < 'h'; c++) {
            char before = (char) (c - 1);
            text.append("  %s: &%s [*%s, *%s, *%s, *%s]\n".formatted(c, c, before, before, before, before));
        }
        Source file = Source.of("f", text.toString());

        assertThat(violations(file.within(text(file))))
                .singleElement()
                .asString()
                .contains("[bound-nodes]");
    }

    /** The scalar {@code text} of the last document, or of the last element of its list. */
    private static Part text(Source source) {
        List<Part> documents = ManifestReader.strict().readAll(source).parts();
        Part document = documents.get(documents.size() - 1);
        List<Part> items = document.items();
        Part mapping = items.isEmpty() ? document : items.get(items.size() - 1);
        return mapping.field("text").tree() instanceof Tree.Nothing
                        && mapping.tree() instanceof Tree.Mapping outer
                        && !outer.fields().isEmpty()
                ? mapping.field(outer.fields().iterator().next().name()).field("text")
                : mapping.field("text");
    }

    private static String keys(Source source) {
        List<String> keys = new ArrayList<>();
        ManifestReader.strict().readAll(source).parts().forEach(part -> addKeys("", part.tree(), keys));
        return String.join(", ", keys);
    }

    private static void addKeys(String before, Tree tree, List<String> keys) {
        if (tree instanceof Tree.Mapping mapping) {
            for (Tree.Field field : mapping.fields()) {
                keys.add(before + field.name() + " " + field.position());
                addKeys(before + field.name() + ".", field.value(), keys);
            }
        }
    }

    private static List<String> violations(Source source) {
        return ManifestReader.strict().readAll(source).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
