package dev.gleaner.logging.filter;

import static dev.gleaner.logging.filter.Filters.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.logging.FlowSpec;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What fluentd refuses in single parameters of filters. */
class FilterRulesTest {
    private static final String TYPES =
            ". Run 'gem search -rd fluent-plugin' to find plugins; expected json or hash" + " [stdout-type-unknown]";

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet(
                        "a dot for dots",
                        "dedot: {de_dot_separator: '_._'}",
                        "dedot.de_dot_separator: Invalid de_dot_separator: cannot be or contain '.' [dedot-separator]"),
                argumentSet(
                        "an unknown formatter",
                        "stdout: {output_type: yaml}",
                        "stdout.output_type: Unknown formatter plugin 'yaml'" + TYPES),
                argumentSet(
                        "an unknown encoding",
                        "record_modifier: {char_encoding: 'utf-8:klingon'}",
                        "record_modifier.char_encoding: unknown encoding name - klingon"
                                + " [record-modifier-encoding-unknown]"),
                argumentSet(
                        "an open bracket in code",
                        "record_modifier: {records: [{a: '${record[}'}]}",
                        "record_modifier.records[0].a: Pass invalid syntax parameter : key = a, value = ${record[}"
                                + " [record-modifier-syntax]"),
                argumentSet(
                        "a closed bracket in code",
                        "record_modifier: {prepare_value: '@a = b)'}",
                        "record_modifier.prepare_value: Pass invalid syntax parameter : key = prepare_value, value = @a ="
                                + " b) [record-modifier-syntax]"),
                argumentSet(
                        "a path with an open bracket",
                        "grep: {regexp: [{key: \"$['a\", pattern: /b/}]}",
                        "grep.regexp[0].key: unreadable path of a field: Incomplete bracket. Invalid syntax: $['a"
                                + " [field-path]"),
                argumentSet(
                        "a path in a list",
                        "record_transformer: {remove_keys: 'a,$.b[c,d'}",
                        "record_transformer.remove_keys: unreadable path of a field: '[' found but ']' not found. Invalid"
                                + " syntax: $.b[c [field-path]"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String filter, String message) {
        assertThat(violations("globalOutputRefs: [a]\nfilters: [{" + filter + "}]\n", FlowSpec.class))
                .singleElement()
                .asString()
                .endsWith("filters[0]." + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dedot: {de_dot_separator: '-'}",
                "stdout: {output_type: hash}",
                "record_modifier: {char_encoding: 'ascii-8bit:utf-8'}",
                "record_modifier: {records: [{a: '${record[\"b\"].to_s + \")\"}'}]}",
                "record_modifier: {records: [{a: '${record[\"b\"].gsub(/[(]/, \"\")}'}]}",
                "record_modifier: {records: [{a: 'b [c'}]}",
                "record_transformer: {remove_keys: '$.a.b, c'}"
            })
    void accepted(String filter) {
        assertThat(violations("globalOutputRefs: [a]\nfilters: [{" + filter + "}]\n", FlowSpec.class))
                .isEmpty();
    }
}
