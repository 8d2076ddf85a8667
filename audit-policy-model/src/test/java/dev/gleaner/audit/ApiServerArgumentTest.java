package dev.gleaner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.FieldPath;
import dev.gleaner.document.Part;
import dev.gleaner.document.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ApiServerArgumentTest {
    /** A text, and its name and value; the value is null if it has none. */
    static Stream<Arguments> texts() {
        return Stream.of(
                argumentSet("two hyphens", "--audit-log-maxage=30", "audit-log-maxage", "30"),
                argumentSet("no hyphens", "audit-log-maxage=30", "audit-log-maxage", "30"),
                argumentSet("one hyphen", "-v=2", "-v", "2"),
                argumentSet("one hyphen, no value", "-v", "-v", null),
                argumentSet("three hyphens", "---v=2", "-v", "2"),
                argumentSet("hyphens alone", "--", "", null),
                argumentSet("no value", "audit-log-compress", "audit-log-compress", null),
                argumentSet("hyphens, no value", "--audit-log-compress", "audit-log-compress", null),
                argumentSet("an empty value", "audit-policy-file=", "audit-policy-file", ""),
                argumentSet("an empty text", "", "", null),
                argumentSet("a space", " ", " ", null),
                argumentSet("no name", "=30", "", "30"),
                argumentSet("an equals sign in the value", "--feature-gates=A=true", "feature-gates", "A=true"),
                argumentSet("an equals sign at the end", "audit-log-path=a=", "audit-log-path", "a="),
                argumentSet("a path alone", "/etc/p.yaml", "/etc/p.yaml", null),
                argumentSet("a space before it", " --v=2", " --v", "2"),
                argumentSet("spaces around the equals sign", "v = 2", "v ", " 2"),
                argumentSet("a space in place of the equals sign", "audit-log-maxage 30", "audit-log-maxage 30", null),
                argumentSet("spaces in the value", "audit-log-path=/a b ", "audit-log-path", "/a b "),
                argumentSet("quotes around the value", "audit-policy-file=\"/p\"", "audit-policy-file", "\"/p\""),
                argumentSet("quotes around it", "'audit-policy-file=/p'", "'audit-policy-file", "/p'"),
                argumentSet("a line end in the value", "audit-log-path=/a\n", "audit-log-path", "/a\n"),
                argumentSet("a plus sign after the name", "audit-policy-file+=/p", "audit-policy-file", "/p"),
                argumentSet("a minus sign after the name", "--audit-policy-file-=/p", "audit-policy-file", "/p"),
                argumentSet("a sign after the name, no value", "profiling-", "profiling", null),
                argumentSet("a plus sign in the value", "v=+2+", "v", "+2+"),
                argumentSet("underscores", "audit_policy_file=/a_b", "audit-policy-file", "/a_b"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void anArgumentHasANameAndAValue(String text, String name, String value) {
        // An empty text is an argument in a list only.
        Part config = config(Tree.mapping(m -> m.put(ApiServerArgument.LIST, Tree.texts(text))));
        assertThat(ApiServerArgument.in(config)).singleElement().satisfies(argument -> {
            assertThat(argument.part())
                    .isEqualTo(config.field(ApiServerArgument.LIST).items().get(0));
            assertThat(argument.name()).isEqualTo(name);
            assertThat(argument.value()).isEqualTo(Optional.ofNullable(value));
            assertThat(argument.valueOrTrue()).isEqualTo(value == null ? "true" : value);
        });
    }

    /** The paths of the entries, and those of the arguments, which are texts. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "kube-apiserver-arg: [a=1, b]           | kube-apiserver-arg[0] kube-apiserver-arg[1] | kube-apiserver-arg[0] kube-apiserver-arg[1]",
                "kube-apiserver-arg: a=1                | kube-apiserver-arg    | kube-apiserver-arg",
                "kube-apiserver-arg+: [a=1]             | [\"kube-apiserver-arg+\"][0] | [\"kube-apiserver-arg+\"][0]",
                "`kube-apiserver-arg+: b=2\nkube-apiserver-arg: [a=1]` | kube-apiserver-arg[0] [\"kube-apiserver-arg+\"] | kube-apiserver-arg[0] [\"kube-apiserver-arg+\"]",
                "kube-apiserver-arg: ['', a: 1, 5, ~]   | kube-apiserver-arg[0] kube-apiserver-arg[1] kube-apiserver-arg[2] kube-apiserver-arg[3] | kube-apiserver-arg[0]",
                "kube-apiserver-arg: {a: 1}             | kube-apiserver-arg    | ``",
                "kube-apiserver-arg: 5                  | kube-apiserver-arg    | ``",
                "kube-apiserver-arg: ''                 | ``                    | ``",
                "kube-apiserver-arg:                    | ``                    | ``",
                "kube-apiserver-arg: []                 | ``                    | ``",
                "kubelet-arg: [a=1]                     | ``                    | ``",
                "[kube-apiserver-arg=1]                 | ``                    | ``",
                "kube-apiserver-arg                     | ``                    | ``",
            })
    void theEntriesOfAConfigurationAreFound(String yaml, String entries, String arguments) {
        Part config = config(Tree.readYaml(yaml.replace("\\n", "\n")).orThrow().get(0));
        assertThat(String.join(" ", paths(ApiServerArgument.entries(config)))).isEqualTo(entries);
        assertThat(String.join(
                        " ",
                        paths(ApiServerArgument.in(config).stream()
                                .map(ApiServerArgument::part)
                                .toList())))
                .isEqualTo(arguments);
    }

    @Test
    void theValueIsNotPrinted() {
        Part config = new Part("f", FieldPath.ROOT, Tree.mapping(m -> m.put(ApiServerArgument.LIST, "--a=secret")));
        assertThat(ApiServerArgument.in(config)).hasToString("[f: kube-apiserver-arg: a]");
    }

    private static List<String> paths(List<Part> parts) {
        return parts.stream().map(part -> part.path().toString()).toList();
    }

    private static Part config(Tree tree) {
        return new Part("", FieldPath.ROOT, tree);
    }
}
