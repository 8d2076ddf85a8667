package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlProblemTest {
    private static final String SECOND_COLON = "a text with a colon and a space needs quotes [yaml-syntax]";
    private static final String NO_COLON = "a colon is missing; expected NAME: VALUE [yaml-syntax]";
    private static final String NO_SPACE = "a space is missing after the colon [yaml-syntax]";
    private static final String OPEN_QUOTE = "the quote that starts here is not closed [yaml-syntax]";
    private static final String AFTER_QUOTE =
            "a text follows a closing quote; inside double quotes write \\\" for a quote, and '' inside single ones [yaml-syntax]";
    private static final String HAS_VALUE =
            "this line is indented differently from the lines above; the line above has a value already [yaml-syntax]";

    private static String indented(String start) {
        return "this line is indented differently from the lines above; its block starts at " + start
                + " [yaml-indentation]";
    }

    private static String bracket(String close, String open, String start) {
        return "expected a comma or \"" + close + "\" before this; the \"" + open + "\" is at " + start
                + " [yaml-bracket]";
    }

    private static String closesNothing(String bracket) {
        return "\"" + bracket + "\" closes nothing; if it is a text, put it in quotes [yaml-syntax]";
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                argumentSet("a line is indented more", "a: 1\n  b: 2\n", "2:3", HAS_VALUE),
                argumentSet("an item's field is indented more", "- a: 1\n   b: 2\n", "2:4", HAS_VALUE),
                argumentSet("after a quoted text", "spec:\n  a: \"x\"\n   b: 2\n", "3:4", indented("2:3")),
                argumentSet("a line is indented less", "spec:\n    a: 1\n  b: 2\n", "3:3", indented("1:1")),
                argumentSet("by one space", "spec:\n  x:\n    a: 1\n   b: 2\n", "4:4", indented("2:3")),
                argumentSet("below the text of a block", "a: |\n  x\n y: 1\n", "3:2", indented("1:1")),
                argumentSet("an item among items", "s:\n  - a: 1\n    b: 2\n   - c: 1\n", "4:4", indented("2:3")),
                argumentSet("an item that is indented less", "s:\n    - a: 1\n  - c: 1\n", "3:3", indented("1:1")),
                argumentSet("a field of an item", "- a: 1\n b: 2\n", "2:2", indented("1:1")),
                argumentSet("a text without a colon", "spec:\n    a: 1\n  b\n", "3:3", indented("1:1")),
                argumentSet("a later document", "a: 1\n---\nspec:\n  b: \"x\"\n   c: 2\n", "5:4", indented("4:3")),
                argumentSet(
                        "the first line is indented",
                        "  a: 1\nb: 2\n",
                        "2:1",
                        "this line does not belong to the lines above; indent it as they are, or write --- before it"
                                + " [yaml-syntax]"),
                argumentSet(
                        "a field after the items",
                        "spec:\n  - a\n  b: 1\n",
                        "3:3",
                        "a field cannot follow the items of a list in the same column; indent it more, or less"
                                + " [yaml-syntax]"),
                argumentSet(
                        "an item after the fields",
                        "a: 1\n- b\n",
                        "2:1",
                        "an item of a list cannot follow the fields of a mapping in the same column; indent it"
                                + " [yaml-syntax]"),
                argumentSet(
                        "a list on the line of its name",
                        "a: - b\n",
                        "1:4",
                        "a list cannot start on the line of its name; write \"- \" on the next line [yaml-syntax]"),
                argumentSet("no colon", "a: 1\nname foo\nb: 2\n", "2:1", NO_COLON),
                argumentSet("no colon on the first line of a block", "spec:\n  name foo\n  b: 1\n", "2:3", NO_COLON),
                argumentSet("no colon at the end", "a: 1\nname foo\n", "2:1", NO_COLON),
                argumentSet("no space", "a: 1\nb:2\nc: 3\n", "2:1", NO_SPACE),
                argumentSet("no space on the first line of a block", "spec:\n  b:2\n  c: 3\n", "2:3", NO_SPACE),
                argumentSet("no colon after a URL", "a: 1\nhttp://b\nc: 3\n", "2:1", NO_COLON),
                argumentSet("Windows lines", "spec:\r\n  b:2\r\n  c: 3\r\n", "2:3", NO_SPACE),
                argumentSet("a colon in a text", "msg: error: bad\n", "1:11", SECOND_COLON),
                argumentSet("a colon after a list", "a: [x, y]: z\n", "1:10", SECOND_COLON),
                argumentSet("an open quote", "a: \"x\nb: 1\n", "1:4", OPEN_QUOTE),
                argumentSet("an open single quote", "x: 1\na: 'x\nb: 1\n---\nc: 1\n", "2:4", OPEN_QUOTE),
                argumentSet("a quote inside quotes", "a: 'it's'\n", "1:8", AFTER_QUOTE),
                argumentSet("a text after a quote", "\"a\" 1\nb: 2\n", "1:5", AFTER_QUOTE),
                argumentSet("an open bracket", "a: [b\nc: 1\n", "2:2", bracket("]", "[", "1:4")),
                argumentSet("an open bracket at the end", "a: [b, c\n", "2:1", bracket("]", "[", "1:4")),
                argumentSet("an open brace", "a: {b: 1\nc: 2\n", "2:2", bracket("}", "{", "1:4")),
                argumentSet("the wrong bracket", "a: {b: 1, c: [1, 2}\n", "1:19", bracket("]", "[", "1:14")),
                argumentSet(
                        "a bracket without content",
                        "a: [\n",
                        "2:1",
                        "a bracket or a brace above is not closed [yaml-syntax]"),
                argumentSet("a bracket that is not open", "a: ]\n", "1:4", closesNothing("]")),
                argumentSet("a bracket too many", "a: [1, 2]]\n", "1:10", closesNothing("]")),
                argumentSet("a brace too many", "a: {b: 1}}\n", "1:10", closesNothing("}")),
                argumentSet(
                        "a comma", "a: ,\n", "1:4", "a text cannot start with \",\"; put it in quotes [yaml-syntax]"),
                argumentSet(
                        "a text after a bar",
                        "a: | text\n  b\n",
                        "1:6",
                        "only an indicator such as - can follow \"|\" or \">\"; write the text on the next line"
                                + " [yaml-syntax]"),
                argumentSet(
                        "a character that starts nothing",
                        "a: \uD83C\uDF3E\nb: `c`\n",
                        "2:4",
                        "a text cannot start with \"`\"; put it in quotes [yaml-syntax]"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void theMessageIsForThoseWhoWriteYaml(String text, String position, String message) {
        assertThat(ManifestReader.strict().readAll(Source.of("t", text)).violations())
                .first()
                .asString()
                .isEqualTo("t:" + position + ": not YAML: " + message);
    }

    @Test
    void aTabIsNamed() {
        for (String text : new String[] {"a:\n\tb: 1\n", "a: 1\n\tb: 2\n"}) {
            assertThat(ManifestReader.strict().readAll(Source.of("t", text)).violations())
                    .first()
                    .asString()
                    .isEqualTo("t:2:1: a tab cannot indent or separate here; use spaces [yaml-tab]");
        }
    }

    /** A document after the error is still read. */
    @Test
    void theNextDocumentIsRead() {
        assertThat(ManifestReader.strict()
                        .readAll(Source.of("t", "a: 'x\n---\nb: 1\nb: 2\n---\nc: \"x\n"))
                        .violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "t:1:4: not YAML: " + OPEN_QUOTE,
                        "t:4:1: b: duplicate key \"b\"; the first is at 3:1 [key-duplicate]",
                        "t:6:4: not YAML: " + OPEN_QUOTE);
    }
}
