package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.harvester.HarvesterRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of each rule are its test. */
class LintRulesTest {
    static Stream<Arguments> rules() {
        return LintRules.all().stream().map(rule -> argumentSet(rule.code(), rule));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theFailingExampleBreaksTheRule(LintRule rule) {
        assertThat(lint(rule, rule.failing()).run())
                .isSortedAccordingTo(Violation.ORDER)
                .filteredOn(violation -> violation.code().equals(rule.code()))
                .isNotEmpty()
                .allSatisfy(violation -> {
                    assertThat(violation.severity()).isEqualTo(rule.severity());
                    assertThat(violation.position().isKnown()).isTrue();
                });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void thePassingExampleHasNoErrorAndKeepsTheRule(LintRule rule) {
        assertThat(rule.passing()).isNotBlank();
        assertThat(lint(rule, rule.passing()).run())
                .noneMatch(Violation::isError)
                .noneMatch(violation -> violation.code().equals(rule.code()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleCanBeSwitchedOff(LintRule rule) {
        assertThat(lint(rule, rule.failing()).without(rule.code()).run())
                .noneMatch(violation -> violation.code().equals(rule.code()));
    }

    @Test
    void anUnknownCodeIsRefusedWithTheNearestOne() {
        Lint lint = Lint.of(Source.of("empty.yaml", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lint.without("field-unknwon"))
                .withMessage("unknown code \"field-unknwon\"; did you mean \"field-unknown\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lint.without("document-none", "kafka"))
                .withMessage("unknown code \"kafka\"");
        assertThat(lint.run()).isNotEmpty();
        assertThat(lint.forRelease(HarvesterRelease.V1_1_3)).hasToString("Lint[empty.yaml] for Harvester v1.1.3");
        assertThat(lint.without().without("document-none").run()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleIsOneSentenceWithItsOrigin(LintRule rule) {
        assertThat(rule.sentence()).matches("\\p{Lu}[^.]*\\.");
        assertThat(rule.origin()).isNotBlank();
        assertThat(LintRules.find(rule.code())).containsSame(rule);
    }

    @Test
    void codesAreDistinct() {
        assertThat(LintRules.all().stream().map(LintRule::code)).doesNotHaveDuplicates();
    }

    /** A correction makes the example keep the rule. */
    @ParameterizedTest
    @MethodSource("rules")
    void aCorrectionCorrects(LintRule rule) {
        for (LintFinding finding : lint(rule, rule.failing()).findings()) {
            if (finding.violation().code().equals(rule.code())
                    && finding.correction().isPresent()) {
                String corrected = apply(rule.failing(), finding);
                assertThat(lint(rule, corrected).run())
                        .as(corrected)
                        .noneMatch(violation -> violation.code().equals(rule.code())
                                && violation.path().equals(finding.violation().path()));
            }
        }
    }

    private static String apply(String text, LintFinding finding) {
        Correction correction = finding.correction().orElseThrow();
        assertThat(correction.end().isKnown()).isTrue();
        List<String> lines = new ArrayList<>(text.lines().toList());
        int index = correction.end().line() - 1;
        String line = lines.get(index);
        lines.set(
                index,
                line.substring(0, finding.violation().position().column() - 1)
                        + correction.text()
                        + line.substring(correction.end().column() - 1));
        return String.join("\n", lines) + "\n";
    }

    private static Lint lint(LintRule rule, String manifest) {
        return rule.applyTo(Lint.of(Source.of("f.yaml", manifest)));
    }
}
