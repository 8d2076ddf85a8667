package dev.gleaner.logging.fluentbit;

import static dev.gleaner.logging.fluentbit.Specs.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Manifests;
import org.junit.jupiter.api.Test;

class FilterModifyTest {
    @Test
    void aModifyFilterReadsAsItIsWritten() {
        FilterModify filter = FilterModify.of(m -> m.addRule(r -> r.set("a", "\"two words\""))
                .addRule(r -> r.add("b", "x"))
                .addRule(r -> r.remove("c"))
                .addRule(r -> r.removeWildcard("d_"))
                .addRule(r -> r.removeRegex("^e"))
                .addRule(r -> r.rename("f", "g"))
                .addRule(r -> r.hardRename("h", "i"))
                .addRule(r -> r.copy("j", "k"))
                .addRule(r -> r.hardCopy("l", "m"))
                .addCondition(c -> c.keyExists("a"))
                .addCondition(c -> c.keyDoesNotExist("b"))
                .addCondition(c -> c.aKeyMatches("^c"))
                .addCondition(c -> c.noKeyMatches("^d"))
                .addCondition(c -> c.keyValueEquals("e", "x"))
                .addCondition(c -> c.keyValueDoesNotEqual("f", ""))
                .addCondition(c -> c.keyValueMatches("g", "^x"))
                .addCondition(c -> c.keyValueDoesNotMatch("h", "^x"))
                .addCondition(c -> c.matchingKeysHaveMatchingValues("^i", "^x"))
                .addCondition(c -> c.matchingKeysDoNotHaveMatchingValues("^j", "^x")));

        assertThat(filter.toYaml()).startsWith("""
                rules:
                - Set:
                    key: a
                    value: '"two words"'
                - Add:
                    key: b
                    value: x
                - Remove:
                    key: c
                """).endsWith("""
                - Matching_keys_do_not_have_matching_values:
                    key: ^j
                    value: ^x
                """);
        assertThat(Manifests.read(filter.toYaml(), FilterModify.class).orThrow())
                .isEqualTo(filter);
        assertThat(Manifests.validate(filter)).isEmpty();
    }

    @Test
    void aRuleHasOneOperation() {
        assertThat(violations("""
                rules:
                - {}
                - Add: {key: a, value: b}
                  Set: {key: c, value: d}
                """, FilterModify.class))
                .containsExactly(
                        "2:3: rules[0]: warning: has no effect, because it has no operation; expected one, such as Set"
                                + " [fluentbit-modify-none]",
                        "3:3: rules[1].Add: warning: ignored, because the operator uses only Set; expected one"
                                + " operation [fluentbit-modify-several]");
    }

    @Test
    void aConditionHasOneOperation() {
        assertThat(violations("""
                conditions:
                - Key_exists: null
                - Key_exists: {key: a}
                  No_key_matches: {key: b}
                """, FilterModify.class))
                .containsExactly(
                        "2:3: conditions[0]: has no operation; expected one, such as Key_exists"
                                + " [fluentbit-condition-none]",
                        "4:3: conditions[1].No_key_matches: warning: ignored, because the operator uses only"
                                + " Key_exists; expected one operation [fluentbit-modify-several]");
    }

    @Test
    void anOperationHasItsOperands() {
        assertThat(violations("""
                rules:
                - Set: {key: a, value: ''}
                - Remove: {}
                conditions:
                - Key_value_equals: {key: a}
                - Key_value_matches: {key: a}
                """, FilterModify.class))
                .containsExactly(
                        "2:17: rules[0].Set.value: missing, so that fluent-bit refuses the operation; expected text"
                                + " [fluentbit-modify-operand]",
                        "3:11: rules[1].Remove.key: missing, so that fluent-bit refuses the operation; expected text"
                                + " [fluentbit-modify-operand]",
                        "6:22: conditions[1].Key_value_matches.value: missing, so that fluent-bit refuses the"
                                + " operation; expected text [fluentbit-modify-operand]");
    }

    @Test
    void anOperandWithSpacesHasQuotes() {
        assertThat(violations("""
                rules:
                - Set: {key: a, value: two words}
                - Set: {key: a, value: '"two words"'}
                - Set: {key: a, value: '${TWO WORDS}'}
                """, FilterModify.class))
                .containsExactly("2:24: rules[0].Set.value: fluent-bit splits \"two words\" at its spaces; expected"
                        + " double quotes within the text [fluentbit-modify-space]");
    }
}
