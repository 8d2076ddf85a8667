package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTest {
    private final Syntax syntax = new Syntax("try", "Tries. No more.");
    private final Option<String> text = syntax.text("--text", "TEXT", "A text.");
    private final Option<String> flag = syntax.flag("--flag", "A flag.");
    private final Option<Integer> count = syntax.option("--count", "COUNT", new WholeNumber(0, 9), "A count.");
    private final Option<String> group =
            syntax.text("--group", "GROUP", "A group.").repeatable();
    private final Option<String> verb = syntax.text("--verb", "VERB", "Verbs.").listed();
    private final Option<String> version =
            syntax.text("--as", "VERSION", "A version.").optionalValue("1.24", next -> next.startsWith("1."));
    private final Option<String> needed =
            syntax.text("--need", "NEED", "A need.").required();
    private final Operands one = syntax.operand("ONE", "The first.");
    private final Operands others = syntax.operands("OTHER", 0, 2, "Others.");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--need n --text a --flag --count 3 x y",
                "x --need=n --text=a y --count=3 --flag",
                "--flag x --count 3 --text a --need n -- y"
            })
    void optionsMayBeAnywhere(String call) {
        assertThat(syntax.parse(List.of(call.split(" ", -1)))).isTrue();
        assertThat(needed.get()).isEqualTo("n");
        assertThat(text.value()).contains("a");
        assertThat(flag.isGiven()).isTrue();
        assertThat(count.or(0)).isEqualTo(3);
        assertThat(one.one()).isEqualTo("x");
        assertThat(others.all()).containsExactly("y");
    }

    @Test
    void absentOptionsAreEmpty() {
        read("--need n x");
        assertThat(text.value()).isEmpty();
        assertThat(flag.isGiven()).isFalse();
        assertThat(count.or(7)).isEqualTo(7);
        assertThat(version.isGiven()).isFalse();
        assertThat(others.all()).isEmpty();
    }

    @Test
    void someOptionsHaveSeveralValues() {
        read("--need n --group a --group b,c --verb d,e --verb f x");
        assertThat(group.values()).containsExactly("a", "b,c");
        assertThat(verb.values()).containsExactly("d", "e", "f");
    }

    @ParameterizedTest
    @CsvSource({"--as x,1.24", "--as --need n x,1.24", "x --as,1.24", "--as 1.30 x,1.30", "--as=v2 x,v2"})
    void aValueMayBeLeftOut(String call, String value) {
        read(call.contains("--need") ? call : "--need n " + call);
        assertThat(version.value()).contains(value);
        assertThat(one.one()).isEqualTo("x");
    }

    @Test
    void valuesAndOperandsMayLookLikeOptions() {
        read("--need -n --text=--flag - -- --text");
        assertThat(needed.get()).isEqualTo("-n");
        assertThat(text.value()).contains("--flag");
        assertThat(flag.isGiven()).isFalse();
        assertThat(one.one()).isEqualTo("-");
        assertThat(others.all()).containsExactly("--text");
    }

    @Test
    void anEmptyValueIsAValue() {
        syntax.parse(List.of("--need", "", "--text=", ""));
        assertThat(needed.get()).isEmpty();
        assertThat(text.value()).contains("");
        assertThat(one.one()).isEmpty();
    }

    @Test
    void helpNeedsNoOtherArguments() {
        assertThat(syntax.parse(List.of("--help"))).isFalse();
        assertThat(syntax.parse(List.of("x", "-h", "--what"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x|missing option '--need NEED'",
                "--need n|missing argument 'ONE'",
                "--need n 1 2 3 4|unexpected argument '4'",
                "--need n x --text|missing value for option '--text TEXT'",
                "--need n x --text --flag|missing value for option '--text TEXT'",
                "--need n x --text --count=3|missing value for option '--text TEXT'",
                "--need n x --flag=yes|option '--flag' takes no value",
                "--need n x --flag --flag|option '--flag' is given twice",
                "--need n x --text a --text b|option '--text' is given twice",
                "--need n x --tex=a|unknown option '--tex'; did you mean '--text'?",
                "--need n x -x|unknown option '-x'",
                "--need n x --count 10|wrong value for option '--count': expected a number from 0 to 9 but was '10'",
                "--need n x --count a|wrong value for option '--count': expected a number from 0 to 9 but was 'a'"
            })
    void wrongCallsAreExplained(String call, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> read(call))
                .withMessage(message);
    }

    private void read(String call) {
        assertThat(syntax.parse(List.of(call.split(" ", -1)))).isTrue();
    }
}
