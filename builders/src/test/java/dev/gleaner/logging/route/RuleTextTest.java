package dev.gleaner.logging.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What fluentd 1.14.6 makes of texts; seen on a real one. */
class RuleTextTest {
    static List<Arguments> lists() {
        return List.of(
                list("a,b", "a", "b"),
                list(" a , b ", "a", "b"),
                list("a,,b", "a", "", "b"),
                list(",a", "", "a"),
                list("a,", "a"),
                list(""),
                list("a", "a"),
                list("a #b", "a"),
                list("a#b", "a#b"),
                list("#a", "#a"),
                list("\"q\"", "q"),
                list("'q'", "q"),
                list("q\"r", "q\"r"),
                list("[\"a\",\"b\"]", "a", "b"));
    }

    private static Arguments list(String text, String... elements) {
        return Arguments.argumentSet("'" + text + "'", text, List.of(elements));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListIsDividedAtCommas(String text, List<String> elements) {
        assertThat(RuleText.list(List.of(text))).isEqualTo(elements);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a]", "[x", "{x}", "[a-z]+", "\"q", "\"a\" b"})
    void someTextsAreRefused(String text) {
        assertThatThrownBy(() -> RuleText.list(List.of(text))).isInstanceOf(FluentdError.class);
    }

    @Test
    void namespacesOfOneEmptyTextAreNone() {
        assertThat(RuleText.list(List.of(""))).isEmpty();
        assertThat(RuleText.list(List.of("", "x"))).containsExactly("", "x");
    }

    @Test
    void aMapIsDividedAtCommasAndTheFirstColons() {
        assertThat(RuleText.map(Map.of())).isEmpty();
        assertThat(RuleText.map(Map.of("b", "", "a", "x:y"))).isEqualTo(Map.of("a", "x:y", "b", ""));
        assertThat(RuleText.map(Map.of("a:b", "x"))).isEqualTo(Map.of("a", "b:x"));
        assertThat(RuleText.map(Map.of("a", "1,b"))).isEqualTo(mapWithNull("a", "1", "b"));
        assertThatThrownBy(() -> RuleText.map(Map.of("a", "1,,2"))).isInstanceOf(FluentdError.class);
    }

    private static Map<String, String> mapWithNull(String name, String value, String... others) {
        Map<String, String> map = new HashMap<>(Map.of(name, value));
        Arrays.stream(others).forEach(other -> map.put(other, null));
        return map;
    }
}
