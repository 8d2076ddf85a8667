package dev.gleaner.logging.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawTextTest {
    static Stream<Arguments> read() {
        return Stream.of(
                argumentSet("nothing", "", "", RawText.Loss.NONE),
                argumentSet("a word", "a", "a", RawText.Loss.NONE),
                argumentSet("blanks inside", "a  b", "a  b", RawText.Loss.NONE),
                argumentSet("blanks around", " a ", "a", RawText.Loss.BLANKS),
                argumentSet("nothing but blanks", " \t", "", RawText.Loss.BLANKS),
                argumentSet("a comment", "a #b", "a", RawText.Loss.COMMENT),
                argumentSet("a comment after a tab", "a\t#b", "a", RawText.Loss.COMMENT),
                argumentSet("a number sign inside", "a#b", "a#b", RawText.Loss.NONE),
                argumentSet("a number sign first", "#a", "#a", RawText.Loss.NONE),
                argumentSet("a placeholder outside of quotes", "#{1}", "#{1}", RawText.Loss.NONE),
                argumentSet("double quotes", "\"a\"", "a", RawText.Loss.QUOTES),
                argumentSet("single quotes", "'a'", "a", RawText.Loss.QUOTES),
                argumentSet("quotes that keep a blank", "' a'", " a", RawText.Loss.NONE),
                argumentSet("quotes that keep a comment", "\"a #b\"", "a #b", RawText.Loss.NONE),
                argumentSet("quotes that keep quotes", "'\"a\"'", "\"a\"", RawText.Loss.NONE),
                argumentSet("empty quotes", "\"\"", "", RawText.Loss.NONE),
                argumentSet("an escape in double quotes", "\"a\\n\"", "a\n", RawText.Loss.NONE),
                argumentSet("no escape in single quotes", "'a\\n'", "a\\n", RawText.Loss.QUOTES),
                argumentSet("a quote inside", "a\"b", "a\"b", RawText.Loss.NONE),
                argumentSet("a comment after quotes", "\"a\" #b", "a", RawText.Loss.COMMENT),
                argumentSet("a list in JSON", "[1, \"a # b\"]", "[1,\"a # b\"]", RawText.Loss.NONE),
                argumentSet("a map in JSON", "{\"a\":{}}", "{\"a\":{}}", RawText.Loss.NONE),
                argumentSet("JSON on several lines", "[1, # one\n2]", "[1,2]", RawText.Loss.NONE),
                argumentSet("a line end at the end", "a\n", "a", RawText.Loss.NONE),
                argumentSet("a double quoted text on two lines", "\"a\nb\"", "a\nb", RawText.Loss.NONE));
    }

    @ParameterizedTest
    @MethodSource
    void read(String text, String value, RawText.Loss loss) {
        RawText raw = RawText.of(text);
        assertThat(raw.value()).contains(value);
        assertThat(raw.loss()).isEqualTo(loss);
        assertThat(raw.refusal()).isEmpty();
        assertThat(raw.lines()).isEmpty();
        assertThat(raw.runsRuby()).isFalse();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet("an open double quote", "\"a", "unexpected end of file in a double quoted string"),
                argumentSet("an escape at the end", "\"a\\", "unexpected end of file in a double quoted string"),
                argumentSet("an open single quote", "'a", "unexpected end of file in a single quoted string"),
                argumentSet(
                        "a single quoted text on two lines",
                        "'a\nb'",
                        "unexpected end of file in a single quoted string"),
                argumentSet("a word after quotes", "\"a\" b", "expected end of line"),
                argumentSet("a word after JSON", "[1] b", "expected end of line"),
                argumentSet("an unknown escape", "\"\\d\"", "unexpected back-slash escape character 'd'"),
                argumentSet("a bracket", "[a-z]", "got incomplete JSON array configuration"),
                argumentSet("a brace", "{a}", "got incomplete JSON hash configuration"),
                argumentSet("deep JSON", "[".repeat(100_000), "got incomplete JSON array configuration"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String text, String words) {
        assertThat(RawText.of(text).refusal()).contains(words);
        assertThat(RawText.of(text).value()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"#{1}\"", " \"a #{`id`} b\"", "\"#{ {a: 1} }\"", "\"\\\\#{1}\"", "\"a\n#{1}\""})
    void rubyInDoubleQuotesRuns(String text) {
        assertThat(RawText.of(text).runsRuby()).isTrue();
        assertThat(RawText.of(text).value()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'#{1}'", "#{1}", "a \"#{1}\"", "\"\\#{1}\"", "{\"a\": \"#{1}\"}", "[\"#{1}\"]"})
    void rubyElsewhereIsText(String text) {
        assertThat(RawText.of(text).runsRuby()).isFalse();
    }

    @Test
    void whatFollowsALineEndIsConfiguration() {
        assertThat(RawText.of("a\n\n  # c\n  </match> \r\n<source>\n").lines()).containsExactly("</match>", "<source>");
        assertThat(RawText.of("\nb c").lines()).containsExactly("b c");
        assertThat(RawText.of("a\nb c").value()).contains("a");
    }

    @TestFactory
    Stream<DynamicTest> textsAreReadAsByFluentd() {
        return Reference.tests(() -> cases("a text written raw behind its key").map(found -> {
            String written = found.text("written").orElseThrow();
            return DynamicTest.dynamicTest(written, () -> check(RawText.of(written), found));
        }));
    }

    /** A value that Ruby computes is not known, but that it is computed is. */
    private static void check(RawText raw, Tree.Mapping found) {
        boolean isComputed = found.text("written").orElseThrow().matches("\".*#\\{.*\"");
        Optional<String> refused = found.text("refused").map(words -> words.replaceFirst("^[\\w:]+: ", ""));
        assertThat(raw.runsRuby()).isEqualTo(isComputed);
        assertThat(raw.refusal()).isEqualTo(refused);
        if (!isComputed && refused.isEmpty()) {
            assertThat(raw.value()).contains(text(found.get("value").orElseThrow()));
        }
    }

    private static String text(Tree value) {
        return value instanceof Tree.Text text ? text.value() : value.toYaml().strip();
    }

    @TestFactory
    Stream<DynamicTest> listsAreReadAsByFluentd() {
        return tests("lists", RawTextTest::checkList);
    }

    private static void checkList(String text, Tree.Mapping found) {
        if (text.startsWith("[")) {
            assertThat(RawText.of(text).refusal().isPresent()).isEqualTo(found.hasValue("refused"));
        } else {
            assertThat(Tree.texts(PlainList.of(text).toArray(String[]::new)))
                    .isEqualTo(found.get("value").orElseThrow());
        }
    }

    @TestFactory
    Stream<DynamicTest> mapsAreReadAsByFluentd() {
        return tests("maps", RawTextTest::checkMap);
    }

    private static void checkMap(String text, Tree.Mapping found) {
        if (text.startsWith("{")) {
            assertThat(RawText.of(text).refusal().isPresent()).isEqualTo(found.hasValue("refused"));
        } else {
            assertThat(PlainList.map(text).<Tree>map(RawTextTest::tree))
                    .isEqualTo(found.hasValue("refused") ? Optional.empty() : found.get("value"));
        }
    }

    private static Tree tree(Map<String, Optional<String>> map) {
        return Tree.mapping(m -> map.forEach(
                (name, value) -> m.put(name, value.<Tree>map(Tree::text).orElse(Tree.nothing()))));
    }

    private interface Check {
        void check(String text, Tree.Mapping found);
    }

    private static Stream<DynamicTest> tests(String section, Check check) {
        return Reference.tests(() -> cases(section).map(found -> test(found, check)));
    }

    private static DynamicTest test(Tree.Mapping found, Check check) {
        String text = found.text("text").orElseThrow();
        return DynamicTest.dynamicTest("\"" + text + "\"", () -> check.check(text, found));
    }

    @TestFactory
    Stream<DynamicTest> truthValuesAreReadAsByFluentd() {
        return tests("truth values; null: refused or the default", RawTextTest::checkTruth);
    }

    private static void checkTruth(String text, Tree.Mapping found) {
        assertThat(ParameterType.flag(text).<Tree>map(Tree::flag))
                .isEqualTo(found.get("value").filter(value -> !(value instanceof Tree.Nothing)));
    }

    private static Stream<Tree.Mapping> cases(String section) {
        Source source = Source.of(Reference.path("pipeline/values.yaml"));
        Tree.Mapping all = (Tree.Mapping)
                ManifestReader.strict().readAll(source).parts().get(0).tree();
        return ((Tree.Sequence) all.get(section).orElseThrow()).items().stream().map(Tree.Mapping.class::cast);
    }
}
