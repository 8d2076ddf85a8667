package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules for names and labels agree with the regular expressions that the API server documents. */
class NameSyntaxTest {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

    private static Stream<Arguments> valid() {
        return Stream.of(
                rule("subdomain", NameSyntax::subdomain, "a", "audit-splunk", "a.b-c.d", "0", "a".repeat(253)),
                rule("prefix", NameSyntax::subdomainPrefix, "audit-", "a", "a.b-", "a--"),
                rule("label", NameSyntax::label, "cattle-logging-system", "1a", "a".repeat(63)),
                rule("key", NameSyntax::qualifiedName, "app", "App_1.x", "app.kubernetes.io/name", "a".repeat(63)),
                rule("value", NameSyntax::labelValue, "", "v1.2_x", "Yes", "a".repeat(63)));
    }

    private static Stream<Arguments> invalid() {
        return Stream.of(
                rule("subdomain", NameSyntax::subdomain, "", "Bad Name", "X", "a/b", "-a", "a-", "a..b", "a.-b", "ä"),
                rule("prefix", NameSyntax::subdomainPrefix, "-", "A-", "a b-", "a.-", "-a-"),
                rule("label", NameSyntax::label, "", "UP_", "N S", "a.b", "-a", "a".repeat(64), "a\n"),
                rule("key", NameSyntax::qualifiedName, "", "a b", "/a", "a/", "a/b/c", "A.b/c", "_a", "a".repeat(64)),
                rule("value", NameSyntax::labelValue, "c d!", "-", "a.", "a/b", "a".repeat(64), "é"));
    }

    private static Arguments rule(String name, Function<String, List<String>> problems, String... texts) {
        return arguments(named(name, problems), List.of(texts));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void validTextsHaveNoProblem(Function<String, List<String>> problems, List<String> texts) {
        texts.forEach(text -> assertThat(problems.apply(text)).as(text).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void invalidTextsHaveAProblem(Function<String, List<String>> problems, List<String> texts) {
        texts.forEach(text -> assertThat(problems.apply(text)).as(text).isNotEmpty());
    }

    @Test
    void problemsAreInTheWordsOfTheServer() {
        assertThat(NameSyntax.qualifiedName("/a b"))
                .containsExactly(
                        "prefix part must be non-empty",
                        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with"
                                + " an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used"
                                + " for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')");
        assertThat(NameSyntax.labelValue("a".repeat(64))).containsExactly("must be no more than 63 characters");
        assertThat(NameSyntax.subdomain("a".repeat(254))).containsExactly("must be no more than 253 characters");
        assertThat(NameSyntax.subdomain("\u00e9".repeat(127)))
                .as("Go counts bytes")
                .hasSize(2)
                .startsWith("must be no more than 253 characters");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("azAZ09-_./ é").ofMaxLength(8);
    }

    @Property(tries = 2_000)
    void rulesAgreeWithTheExpressionsOfTheServer(@ForAll("texts") String text) {
        assertThat(NameSyntax.label(text).isEmpty()).isEqualTo(Pattern.matches(LABEL, text));
        assertThat(NameSyntax.subdomain(text).isEmpty())
                .isEqualTo(Pattern.matches(LABEL + "(\\." + LABEL + ")*", text));
        assertThat(NameSyntax.labelValue(text).isEmpty()).isEqualTo(Pattern.matches("(" + QUALIFIED + ")?", text));
        assertThat(NameSyntax.qualifiedName(text).isEmpty())
                .isEqualTo(Pattern.matches("(" + LABEL + "(\\." + LABEL + ")*/)?" + QUALIFIED, text));
    }
}
