package dev.gleaner.logging.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordAccessorTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "log", "a.b", "$.a", "$.a.b[0][1].c", "$.[0]", "$['a']", "$['a.b'][-1]['c']", "$"})
    void pathsAreAccepted(String path) {
        assertThat(RecordAccessor.problem(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "$., empty keys",
                "$.a[0, '[' found but ']' not found. Invalid syntax: $.a[0",
                "$.a[0]b, found more characters after ']'. Invalid syntax: $.a[0]b",
                "$.a[x], invalid value for Integer(): \"x\"",
                "$['a, Incomplete bracket. Invalid syntax: $['a",
                "$[0, '[' found but ']' not found. Invalid syntax: $[0",
                "$['a']b, found more characters after ']'. Invalid syntax: $['a']b"
            })
    void whatFluentdRefusesIsExplained(String path, String problem) {
        assertThat(RecordAccessor.problem(path)).contains(problem);
    }
}
