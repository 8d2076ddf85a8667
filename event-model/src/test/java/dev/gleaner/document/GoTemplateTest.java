package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoTemplateTest {
    private static final String TEXT = """
            name: {{ .Name }} # a
            {{- if .A }}
            list: [1, "{{ "}}" }}"]
            {{- end }}
            version: << .VERSION >>
            << : *anchor
            """;

    @Test
    void aMaskKeepsEveryPlace() {
        assertThat(GoTemplate.of(TEXT).mask()).isEqualTo("""
                name: x000_______ # a
                #100________
                list: [1, "x200______"]
                #300______
                version: x400__________
                << : *anchor
                """);
        assertThat(GoTemplate.of("a: b").hasActions()).isFalse();
        assertThat(GoTemplate.of("a: b").mask()).isEqualTo("a: b");
        assertThat(GoTemplate.of(Source.of("\uFEFFa: {{ b }}")).mask()).isEqualTo("a: x000___");
        assertThat(GoTemplate.isMasked("found x012___")).isTrue();
        assertThat(GoTemplate.isMasked("found x0")).isFalse();
    }

    /** Only what an action fills in is hidden: not a key before it, and not the rest of the text. */
    @ParameterizedTest
    @CsvSource({
        "1,1,false",
        "1,7,true",
        "1,19,false",
        "3,1,false",
        "3,7,true",
        "5,1,false",
        "5,10,true",
        "6,1,false",
        "0,0,false",
        "9,9,false"
    })
    void aValueWithAnActionIsHidden(int line, int column, boolean hidden) {
        assertThat(GoTemplate.of(TEXT).hides(new Position(line, column))).isEqualTo(hidden);
    }

    @ParameterizedTest
    @CsvSource({"1,false", "2,false", "3,true", "5,false"})
    void aConditionEnds(int line, boolean conditional) {
        assertThat(GoTemplate.of(TEXT).isConditional(new Position(line, 1))).isEqualTo(conditional);
        assertThat(GoTemplate.of(TEXT).isBalanced()).isTrue();
    }

    /** With a search from the start for each question, this takes hours. */
    @Test
    @Timeout(60)
    void manyActionsTakeNoMoreThanTheirShare() {
        int count = 200_000;
        GoTemplate template = GoTemplate.of("{{if a}}: {{b}}\n".repeat(count));
        for (int line = 1; line <= count; line++) {
            assertThat(template.hides(new Position(line, 11)) && template.isConditional(new Position(line + 1, 1)))
                    .isTrue();
        }
    }
}
