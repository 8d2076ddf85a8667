package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The written form of texts that some reader misinterprets or refuses (PyYAML 6, goyaml.v2, SnakeYAML 2). */
class ScalarTableTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a⇥b | \"a\\tb\"",
                "it's⇥\"x\" | \"it's\\t\\\"x\\\"\"",
                "yes | \"yes\"",
                "y | \"y\"",
                "NULL | \"NULL\"",
                "~ | \"~\"",
                "= | \"=\"",
                "<< | \"<<\"",
                "010 | \"010\"",
                "08 | \"08\"",
                "0o17 | \"0o17\"",
                "0x1F | \"0x1F\"",
                "0b11 | \"0b11\"",
                "1_000 | \"1_000\"",
                "1e3 | \"1e3\"",
                "1.e+3 | \"1.e+3\"",
                "12:30:45 | \"12:30:45\"",
                "190:20:30.15 | \"190:20:30.15\"",
                "2022-08-22 | \"2022-08-22\"",
                "2022-8-2 1:02:03 | \"2022-8-2 1:02:03\"",
                ".inf | \".inf\"",
                ".NaN | \".NaN\"",
                "1.9.5 | 1.9.5",
                "100m | 100m",
                "_1 | _1",
                "-a | -a",
                "- a | \"- a\"",
                "?a | ?a",
                ":a | :a",
                "a: b | \"a: b\"",
                "a:⇥b | \"a:\\tb\"",
                "a:b | a:b",
                "a #b | \"a #b\"",
                "a⇥#b | \"a\\t#b\"",
                "a#b | a#b",
                "@a | \"@a\"",
                "%a | \"%a\"",
                "--- | ---",
                "# | \"#\"",
                "\"\\ | '\"\\'"
            })
    void aTextIsReadAsItself(String text, String written) {
        String value = unmarked(text);
        String yaml = Tree.mapping(m -> m.put("key", value)).toYaml();
        assertThat(yaml).isEqualTo("key: " + unmarked(written) + "\n");
        assertThat(yaml11(yaml)).isEqualTo(Map.of("key", value));
        assertThat(yaml11(Tree.mapping(m -> m.put(value, "x")).toYaml())).isEqualTo(Map.of(value, "x"));
        assertThat(yaml11(Tree.texts(value).toYaml())).isEqualTo(List.of(value));
        assertThat(yaml11(Tree.text(value).toYaml())).isEqualTo(value);
    }

    private static String unmarked(String text) {
        return text.replace('⇥', '\t');
    }

    private static Object yaml11(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }
}
