package dev.gleaner.logging.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Manifests;
import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Tree;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.FlowSpec;
import java.util.List;
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
                argumentSet("an open group", "/(/", "end pattern with unmatched parenthesis: /(/ [regexp-invalid]"),
                argumentSet("a closed group", "/a)/", "unmatched close parenthesis: /a)/ [regexp-invalid]"),
                argumentSet("an open class", "/[a(]b[/", "premature end of char-class: /[a(]b[/ [regexp-invalid]"),
                argumentSet(
                        "the name of a class without brackets",
                        "/[[:alpha:]/",
                        "premature end of char-class: /[[:alpha:]/ [regexp-invalid]"),
                argumentSet("an empty class", "/a[]/", "empty char-class: /a[]/ [regexp-invalid]"),
                argumentSet(
                        "a name in the syntax of Python",
                        "/(?P<a>b)/",
                        "undefined group option: /(?P<a>b)/ [regexp-invalid]"),
                argumentSet(
                        "an option of other languages", "/(?s)a/", "undefined group option: /(?s)a/ [regexp-invalid]"),
                argumentSet("a number as a name", "/(?<1>a)/", "invalid group name <1>: /(?<1>a)/ [regexp-invalid]"),
                argumentSet("an empty name", "/(?<>a)/", "group name is empty: /(?<>a)/ [regexp-invalid]"),
                argumentSet("a range in reverse", "/[z-a]/", "empty range in char class: /[z-a]/ [regexp-invalid]"),
                argumentSet(
                        "a reference to nothing",
                        "/(?<a>b)\\k<c>/",
                        "undefined name <c> reference: /(?<a>b)\\k<c>/ [regexp-invalid]"),
                argumentSet("a call of nothing", "/\\g<c>/", "undefined name <c> call: /\\g<c>/ [regexp-invalid]"),
                argumentSet("no hex digit", "/\\xg/", "invalid hex escape: /\\xg/ [regexp-invalid]"),
                argumentSet("too few digits", "/\\u12/", "invalid Unicode escape: /\\u12/ [regexp-invalid]"),
                argumentSet(
                        "a text of any length behind",
                        "/(?<=a+)b/",
                        "invalid pattern in look-behind: /(?<=a+)b/ [regexp-invalid]"),
                argumentSet("an open comment", "/a(?#b/", "end pattern in group: /a(?#b/ [regexp-invalid]"),
                argumentSet(
                        "a wildcard", "*.log", "target of repeat operator is not specified: *.log [regexp-invalid]"),
                argumentSet(
                        "a repeated alternative",
                        "/a|+/",
                        "target of repeat operator is not specified: /a|+/ [regexp-invalid]"),
                argumentSet(
                        "no second slash", "/rancher", "invalid regexp: missing right slash: /rancher [regexp-slash]"),
                argumentSet(
                        "a class without slashes",
                        "[a-z]+",
                        "got incomplete JSON array configuration: \"[a-z]+\" [value-unreadable]"),
                argumentSet("a brace", "{2}", "got incomplete JSON hash configuration: \"{2}\" [value-unreadable]"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String pattern, String message) {
        assertThat(violations(pattern)).containsExactly("5:7: filters[0].grep.regexp[0].pattern: " + message);
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
                "/(?i)a(?mx:b)(?-i)(?>c)(?=d)(?!e)(?<=f)(?<!g)(?~h)/",
                "/(?'a'b)\\k<a>\\g<a>/",
                "/[a-z-A][--A][\\w-a][[a-z]-9]\\x0\\u{1F600}\\u00e9/",
                "[\"a\", 1, null]",
                "/#/"
            })
    void accepted(String pattern) {
        assertThat(violations(pattern)).isEmpty();
    }

    @Test
    void aCommentIsNotRead() {
        assertThat(violations("/x #y/"))
                .containsExactly(
                        "5:7: filters[0].grep.regexp[0].pattern: warning: a blank and # start a comment; fluentd"
                                + " reads only \"/x\" [value-comment]");
        assertThat(violations("/x[#]y/")).isEmpty();
    }

    @Test
    void unknownOptionsAreIgnored() {
        assertThat(violations("/x/mx"))
                .containsExactly("5:7: filters[0].grep.regexp[0].pattern: warning: fluentd reads \"/x/mx\" as \"/x/m\""
                        + " [value-misread]");
    }

    @TestFactory
    Stream<DynamicTest> fluentdAgrees() {
        return Reference.tests(() -> ((Tree.Sequence) field(values(), "regular expressions"))
                .items().stream()
                        .map(Tree.Mapping.class::cast)
                        .map(entry -> DynamicTest.dynamicTest(entry.text("text").orElseThrow(), () -> assertThat(
                                        violations(entry.text("text").orElseThrow()).stream()
                                                .allMatch(text -> text.contains("warning: ")))
                                .isEqualTo(!entry.hasValue("refused")))));
    }

    private static Tree values() {
        Source file = Source.of(Reference.path("pipeline/values.yaml"));
        return ManifestReader.strict().readAll(file).parts().get(0).tree();
    }

    private static Tree field(Tree mapping, String name) {
        return ((Tree.Mapping) mapping).get(name).orElseThrow();
    }

    /** The violations of a flow that has the pattern in a filter. */
    private static List<String> violations(String pattern) {
        Tree filter = Tree.mapping(g -> g.put(
                "grep",
                grep -> grep.put("regexp", Tree.sequence(Tree.mapping(r -> r.put("key", "a")
                        .put("pattern", pattern))))));
        String flow = Tree.mapping(
                        f -> f.put("filters", Tree.sequence(filter)).put("globalOutputRefs", Tree.texts("a")))
                .toYaml();
        return Manifests.read(flow, FlowSpec.class).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
