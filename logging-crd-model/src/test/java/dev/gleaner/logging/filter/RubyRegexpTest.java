package dev.gleaner.logging.filter;

import static dev.gleaner.logging.filter.Filters.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RubyRegexpTest {
    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet("an open group", "/(/", "end pattern with unmatched parenthesis: \"/(/\" [filter-regexp]"),
                argumentSet("a closed group", "/a)/", "unmatched close parenthesis: \"/a)/\" [filter-regexp]"),
                argumentSet("an open class", "/[a(]b[/", "premature end of char-class: \"/[a(]b[/\" [filter-regexp]"),
                argumentSet(
                        "the name of a class without brackets",
                        "/[[:alpha:]/",
                        "premature end of char-class: \"/[[:alpha:]/\" [filter-regexp]"),
                argumentSet("an empty class", "/a[]/", "empty char-class: \"/a[]/\" [filter-regexp]"),
                argumentSet("an open comment", "/a(?#b/", "end pattern in group: \"/a(?#b/\" [filter-regexp]"),
                argumentSet(
                        "a wildcard", "*.log", "target of repeat operator is not specified: \"*.log\" [filter-regexp]"),
                argumentSet(
                        "a repeated alternative",
                        "/a|+/",
                        "target of repeat operator is not specified: \"/a|+/\" [filter-regexp]"),
                argumentSet(
                        "no second slash",
                        "/rancher",
                        "invalid regexp: missing right slash: \"/rancher\" [filter-regexp-slash]"),
                argumentSet(
                        "a class without slashes",
                        "[a-z]+",
                        "got incomplete JSON array configuration: \"[a-z]+\" [filter-value-json]"),
                argumentSet("a brace", "{2}", "got incomplete JSON hash configuration: \"{2}\" [filter-value-json]"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String pattern, String message) {
        assertThat(violations(rule(pattern), GrepRule.class)).containsExactly("2:1: pattern: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x/",
                "/x/i",
                "^x$",
                "/a/b/",
                "/\\(/",
                "/[(]/",
                "/[]a]/",
                "/[^]a]/",
                "/[[:alpha:]_]+/",
                "/[a-z&&[^aeiou]]/",
                "/[\\]]/",
                "/(?<level>\\w+)|(?:b)*/",
                "/a(?#(()*/",
                "/(?x)a#(/",
                "/\\*+/",
                "[\"a\", 1, null]",
                "/#/"
            })
    void accepted(String pattern) {
        assertThat(violations(rule(pattern), GrepRule.class)).noneMatch(text -> !text.contains("filter-value-comment"));
    }

    @Test
    void aCommentIsNotRead() {
        assertThat(violations(rule("/x #y/"), GrepRule.class))
                .containsExactly("2:1: pattern: warning: a blank and # start a comment; fluentd reads only \"/x\""
                        + " [filter-value-comment]");
        assertThat(violations(rule("/x[#]y/"), GrepRule.class)).isEmpty();
    }

    @Test
    void everyFieldWithARegularExpressionIsChecked() {
        assertThat(violations(
                        "multiline_start_regexp: /(/\nmultiline_end_regexp: /(/\ncontinuous_line_regexp: /(/\n",
                        ConcatFilter.class))
                .hasSize(3);
        assertThat(violations("key: a\nexpression: /(/\nreplace: b\n", RecordReplacement.class))
                .hasSize(1);
        assertThat(violations(
                        "expression: /(/\nnull_value_pattern: (\nmultiline_start_regexp: /(/\n", ParsePattern.class))
                .hasSize(3);
    }

    @TestFactory
    Stream<DynamicTest> fluentdAgrees() {
        return Reference.tests(() -> ((Tree.Sequence) field(values(), "regular expressions"))
                .items().stream()
                        .map(Tree.Mapping.class::cast)
                        .map(entry -> DynamicTest.dynamicTest(entry.text("text").orElseThrow(), () -> assertThat(
                                        violations(rule(entry.text("text").orElseThrow()), GrepRule.class)
                                                .isEmpty())
                                .isEqualTo(!entry.has("refused")))));
    }

    private static Tree values() {
        Source file = Source.of(Reference.path("pipeline/values.yaml"));
        return ManifestReader.strict().readAll(file).parts().get(0).tree();
    }

    private static Tree field(Tree mapping, String name) {
        return ((Tree.Mapping) mapping).get(name).orElseThrow();
    }

    private static String rule(String pattern) {
        return Tree.mapping(m -> m.put("key", "a").put("pattern", pattern)).toYaml();
    }
}
