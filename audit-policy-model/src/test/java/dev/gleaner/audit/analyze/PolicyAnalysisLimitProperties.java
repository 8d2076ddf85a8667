package dev.gleaner.audit.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.evaluate.Universe;
import dev.gleaner.event.audit.AuditLevel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** An analysis with a limit: every answer is the same as without a limit. */
class PolicyAnalysisLimitProperties {
    private static final long STEPS = 20_000_000;

    @Provide
    Arbitrary<AuditPolicy> policies() {
        return Universe.policies(6);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void answersAreExact(@ForAll("policies") AuditPolicy policy, @ForAll @LongRange(min = 0, max = 20_000) long steps) {
        PolicyAnalysis whole = PolicyAnalysis.of(policy);
        PolicyAnalysis limited = whole.within(steps);
        List<RuleReach> exact = whole.rules();
        List<RuleReach> answers = limited.rules();
        assertThat(limited.rules()).isEqualTo(answers);
        assertThat(answers).hasSameSizeAs(exact);
        for (RuleReach answer : answers) {
            RuleReach right = exact.get(answer.rule());
            assertThat(right.isKnown()).isTrue();
            if (answer.isReachable()) {
                assertThat(answer).isEqualTo(right);
            } else if (answer.isKnown()) {
                assertThat(right.isReachable()).isFalse();
                assertThat(answer.coveredBy()).allMatch(rule -> rule < answer.rule());
            }
        }
        try {
            assertThat(limited.recordedStages()).isEqualTo(whole.recordedStages());
            assertThat(limited.unrecordedWrites()).isEqualTo(whole.unrecordedWrites());
            assertThat(limited.simplify()).isEqualTo(whole.simplify());
            assertThat(limited.compare(policy)).isEmpty();
        } catch (AnalysisLimitException e) {
            assertThat(e.steps()).isEqualTo(steps);
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void withEnoughStepsTheAnswerIsComplete(@ForAll("policies") AuditPolicy policy) {
        assertThat(PolicyAnalysis.of(policy).within(1_000_000_000).rules())
                .isEqualTo(PolicyAnalysis.of(policy).rules());
    }

    @Example
    void obviouslyCoveredRulesAreFoundWithoutSteps() {
        AuditPolicy policy = AuditPolicy.of(p -> p.addRule(
                        r -> r.level(AuditLevel.NONE).addVerbs("get", "list").addResources("", "pods"))
                .addRule(r -> r.level(AuditLevel.METADATA).addVerb("get"))
                .addRule(r -> r.level(AuditLevel.REQUEST)
                        .addVerbs("list", "get", "list")
                        .addResources("", "pods"))
                .addRule(r -> r.level(AuditLevel.METADATA))
                .addRule(r -> r.level(AuditLevel.NONE).addUser("alice"))
                .addRule(r -> r.level(AuditLevel.NONE).addVerb("get")));
        assertThat(PolicyAnalysis.of(policy).within(0).rules())
                .extracting(RuleReach::coveredBy)
                .containsExactly(List.of(), List.of(), List.of(0), List.of(), List.of(3), List.of(1));
    }

    /** Without a limit this would take minutes. */
    @Example
    void rulesWithLongListsThatOverlapAreGivenUp() {
        PolicyAnalysis analysis = PolicyAnalysis.of(tangled()).within(STEPS);
        List<RuleReach> rules = analysis.rules();
        assertThat(rules.get(0).isReachable()).isTrue();
        assertThat(rules).anyMatch(reach -> !reach.isKnown());
        assertThat(analysis.rules()).isEqualTo(rules);
        assertThatThrownBy(() -> analysis.within(1_000).decisionsAbout(q -> q.addVerb("get")))
                .isInstanceOf(AnalysisLimitException.class)
                .hasMessage("no answer within 1000 steps");
        assertThatThrownBy(() -> analysis.compare(tangled().edit(p -> p.rules(List.of()))))
                .isInstanceOf(AnalysisLimitException.class);
        assertThatThrownBy(analysis::simplify).isInstanceOf(AnalysisLimitException.class);
    }

    @Example
    void aComparisonExaminesOnlyTheRulesThatDiffer() {
        AuditPolicy whole = overlapping();
        List<AuditRule> rules = new ArrayList<>(whole.rules());
        rules.remove(rules.size() / 2);
        AuditPolicy other = whole.edit(p -> p.rules(rules));
        PolicyAnalysis analysis = PolicyAnalysis.of(whole);
        assertThat(analysis.within(1_000_000).compare(other)).isNotEmpty().isEqualTo(analysis.compare(other));
    }

    @Example
    void aSimplificationExaminesEachValueOnce() {
        PolicyAnalysis analysis = PolicyAnalysis.of(overlapping());
        assertThat(analysis.within(11_000_000).simplify()).isEqualTo(analysis.simplify());
    }

    /** The conditions of the last hundred rules are those of the first hundred. */
    private static AuditPolicy overlapping() {
        return AuditPolicy.of(p -> IntStream.range(0, 300)
                .forEach(
                        i -> p.addRule(r -> addLists(i, r.level(i % 2 == 0 ? AuditLevel.NONE : AuditLevel.METADATA)))));
    }

    private static void addLists(int number, AuditRule.Builder rule) {
        for (int i = 0; i < 6; i++) {
            rule.addUser("user-" + (number * 7 + i * 11) % 40)
                    .addVerb("verb-" + (number + i) % 8)
                    .addNamespace("team-" + (number * 3 + i * 5) % 30)
                    .addResources("example.com", "things" + (number + i * 13) % 50);
        }
    }

    private static AuditPolicy tangled() {
        Random random = new Random(1);
        return AuditPolicy.of(p -> IntStream.range(0, 61).forEach(i -> p.addRule(tangled(random))));
    }

    private static AuditRule tangled(Random random) {
        return AuditRule.of(r -> r.level(AuditLevel.METADATA)
                .users(some("user-", random))
                .userGroups(some("group-", random))
                .verbs(some("verb-", random))
                .namespaces(some("team-", random))
                .addResource(e -> e.resources(some("things-", random))));
    }

    private static List<String> some(String name, Random random) {
        List<String> names =
                new ArrayList<>(IntStream.range(0, 16).mapToObj(i -> name + i).toList());
        Collections.shuffle(names, random);
        return List.copyOf(names.subList(0, 12));
    }
}
