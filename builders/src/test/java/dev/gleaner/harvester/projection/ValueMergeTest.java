package dev.gleaner.harvester.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueMergeTest {
    static Stream<Arguments> values() {
        return Stream.of(
                argumentSet("mappings are merged", "a: {x: 1}", "a: {x: 2, y: 3}", "a: {x: 1, y: 3}"),
                argumentSet("lists are replaced", "a: [1]", "a: [2, 3]", "a: [1]"),
                argumentSet("false is a value", "a: false", "a: true", "a: false"),
                argumentSet("null removes a default", "a: {x: null}", "a: {x: 2, y: 3}", "a: {y: 3}"),
                argumentSet("null without a default stays", "a: null", "b: 1", "a: null\nb: 1"),
                argumentSet("a scalar replaces a mapping", "a: 1", "a: {x: 2}", "a: 1"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void theValuesOfTheUserAreOverTheDefaults(String values, String defaults, String expected) {
        assertThat(ValueMerge.coalesce(ShippedValues.yaml(values), ShippedValues.yaml(defaults)))
                .isEqualTo(ShippedValues.yaml(expected));
    }

    static Stream<Arguments> fillings() {
        return Stream.of(
                argumentSet("mappings are merged", "a: {x: 1}", "a: {x: 2, y: 3}", "a: {x: 1, y: 3}"),
                argumentSet("lists are kept", "a: [1]", "a: [2, 3]", "a: [1]"),
                argumentSet("an empty list is filled", "a: []", "a: [2, 3]", "a: [2, 3]"),
                argumentSet("false is filled", "a: false", "a: true", "a: true"),
                argumentSet("zero is filled", "a: 0", "a: 7", "a: 7"),
                argumentSet("null is filled", "a: null", "a: {x: 1}", "a: {x: 1}"),
                argumentSet("true is kept", "a: true", "a: false", "a: true"));
    }

    @ParameterizedTest
    @MethodSource("fillings")
    void whatIsLackingIsFilled(String mapping, String other, String expected) {
        assertThat(ValueMerge.fill(ShippedValues.yaml(mapping), ShippedValues.yaml(other)))
                .isEqualTo(ShippedValues.yaml(expected));
    }
}
