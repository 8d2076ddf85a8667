package dev.gleaner.audit.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.audit.evaluate.NaiveChecker;
import dev.gleaner.audit.evaluate.Universe;
import dev.gleaner.event.audit.AuditLevel;
import dev.gleaner.event.audit.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Compares the analysis with brute force over all requests with a few names. */
class PolicyAnalysisProperties {
    private static final List<AuditRequest> REQUESTS = Universe.requests();

    @Provide
    Arbitrary<AuditPolicy> policies() {
        return Universe.policies(5);
    }

    @Provide
    Arbitrary<AuditRule> questions() {
        return Universe.rules();
    }

    @Provide
    Arbitrary<KubernetesVersion> versions() {
        return Arbitraries.of(KubernetesVersion.DEFAULT, KubernetesVersion.NEWEST);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aRuleWithoutAWitnessNeverDecidesAndAWitnessIsDecidedByItsRule(
            @ForAll("policies") AuditPolicy policy, @ForAll("versions") KubernetesVersion version) {
        Set<Integer> deciding = new TreeSet<>();
        REQUESTS.forEach(request -> deciding.add(decide(policy, request, version)));
        for (RuleReach reach : PolicyAnalysis.of(policy, version).rules()) {
            if (reach.witness().isPresent()) {
                assertThat(decide(policy, reach.witness().get(), version))
                        .as(() -> reach + "\n" + policy.toYaml())
                        .isEqualTo(reach.rule());
                if (reach.isReal()) {
                    String words = reach.witness().get().toString();
                    assertThat(decide(policy, AuditRequest.inWords(words), version))
                            .as(() -> words + "\n" + policy.toYaml())
                            .isEqualTo(reach.rule());
                }
            } else {
                assertThat(deciding).as(policy::toYaml).doesNotContain(reach.rule());
                assertThat(reach.coveredBy()).isNotEmpty().allMatch(rule -> rule < reach.rule());
                assertThat(REQUESTS)
                        .as("covered by %s", reach.coveredBy())
                        .noneMatch(request -> decide(only(policy, reach), request, version)
                                == reach.coveredBy().size());
            }
        }
    }

    private static AuditPolicy only(AuditPolicy policy, RuleReach reach) {
        List<AuditRule> rules = new ArrayList<>(
                reach.coveredBy().stream().map(policy.rules()::get).toList());
        rules.add(policy.rules().get(reach.rule()));
        return policy.edit(p -> p.rules(rules));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void twoPoliciesDifferWhereBruteForceFindsADifference(
            @ForAll("policies") AuditPolicy one,
            @ForAll("policies") AuditPolicy other,
            @ForAll("versions") KubernetesVersion version) {
        List<PolicyDifference> differences = PolicyAnalysis.of(one, version).compare(other);
        Set<List<Integer>> found = new LinkedHashSet<>();
        for (PolicyDifference difference : differences) {
            AuditRequest witness = difference.witness();
            assertThat(decide(one, witness, version))
                    .isEqualTo(difference.before().ruleIndex());
            assertThat(decide(other, witness, version))
                    .isEqualTo(difference.after().ruleIndex());
            assertThat(difference.before().recordsAs(difference.after())).isFalse();
            found.add(
                    List.of(difference.before().ruleIndex(), difference.after().ruleIndex()));
        }
        List<AuditDecision> before = AuditPolicyEvaluator.of(one, version).decisions();
        List<AuditDecision> after = AuditPolicyEvaluator.of(other, version).decisions();
        Set<List<Integer>> expected = new LinkedHashSet<>();
        for (AuditRequest request : REQUESTS) {
            expected.add(List.of(decide(one, request, version), decide(other, request, version)));
        }
        expected.removeIf(pair -> at(before, pair.get(0)).recordsAs(at(after, pair.get(1))));
        assertThat(found).as(() -> one.toYaml() + other.toYaml()).containsAll(expected);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aPolicyLosesNothingIfItRecordsEveryRequestAtLeastAsTheOther(
            @ForAll("policies") AuditPolicy one,
            @ForAll("policies") AuditPolicy other,
            @ForAll("versions") KubernetesVersion version) {
        List<PolicyDifference> losses = PolicyAnalysis.of(one, version).losses(other);
        List<PolicyDifference> gains = PolicyAnalysis.of(other, version).losses(one);
        List<PolicyDifference> differences = PolicyAnalysis.of(one, version).compare(other);
        assertThat(differences).containsAll(losses);
        assertThat(losses.isEmpty() && gains.isEmpty()).isEqualTo(differences.isEmpty());
        assertThat(losses).noneMatch(loss -> contents(loss.before()).containsAll(contents(loss.after())));
        List<AuditDecision> before = AuditPolicyEvaluator.of(one, version).decisions();
        List<AuditDecision> after = AuditPolicyEvaluator.of(other, version).decisions();
        if (losses.isEmpty()) {
            assertThat(REQUESTS).allSatisfy(request -> assertThat(contents(at(before, decide(one, request, version))))
                    .containsAll(contents(at(after, decide(other, request, version)))));
        }
    }

    /** What a decision records: the pieces of the event of each stage. */
    private static Set<String> contents(AuditDecision decision) {
        Set<String> contents = new TreeSet<>();
        for (Stage stage : Stage.values()) {
            for (int piece = 1;
                    decision.isRecordedAt(stage)
                            && piece <= List.of(AuditLevel.values()).indexOf(decision.level());
                    piece++) {
                contents.add(stage + " " + piece);
                if (piece > 1 && !decision.omitManagedFields()) {
                    contents.add(stage + " " + piece + " managedFields");
                }
            }
        }
        return contents;
    }

    private static AuditDecision at(List<AuditDecision> decisions, int rule) {
        return decisions.get(rule < 0 ? decisions.size() - 1 : rule);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aSimplerPolicyDecidesEveryRequestAlike(
            @ForAll("policies") AuditPolicy policy, @ForAll("versions") KubernetesVersion version) {
        AuditPolicy simple = PolicyAnalysis.of(policy, version).simplify();
        List<AuditDecision> before = AuditPolicyEvaluator.of(policy, version).decisions();
        List<AuditDecision> after = AuditPolicyEvaluator.of(simple, version).decisions();
        for (AuditRequest request : REQUESTS) {
            if (!isSame(at(before, decide(policy, request, version)), at(after, decide(simple, request, version)))) {
                throw new AssertionError(request + "\n" + policy.toYaml() + simple.toYaml());
            }
        }
        assertThat(PolicyAnalysis.of(policy, version).compare(simple)).isEmpty();
        assertThat(PolicyAnalysis.of(simple, version).simplify()).isEqualTo(simple);
        assertThat(simple.rules().isEmpty()).isEqualTo(policy.rules().isEmpty());
        assertThat(PolicyAnalysis.of(simple, version).rules()).allMatch(RuleReach::isReachable);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aSimplePolicyHasNothingThatCouldGo(
            @ForAll("policies") AuditPolicy policy, @ForAll("versions") KubernetesVersion version) {
        assertNothingCouldGo(policy, version);
    }

    /** Only the subresource {@code *} of pods is in both patterns. */
    @Example
    void patternsThatShareOnlyAnAsteriskStay() {
        assertNothingCouldGo(
                AuditPolicy.of(p -> p.addRule(r -> r.level(AuditLevel.NONE).addResources("", "*/*"))
                        .addRule(r -> r.level(AuditLevel.NONE)
                                .addResources("", "pods/*")
                                .addOmitStage(Stage.REQUEST_RECEIVED))),
                KubernetesVersion.DEFAULT);
    }

    private static void assertNothingCouldGo(AuditPolicy policy, KubernetesVersion version) {
        AuditPolicy simple = PolicyAnalysis.of(policy, version).simplify();
        List<AuditDecision> before = AuditPolicyEvaluator.of(simple, version).decisions();
        assertThat(Shorter.of(simple)).as(policy::toYaml).allMatch(shorter -> {
            List<AuditDecision> after =
                    AuditPolicyEvaluator.of(shorter, version).decisions();
            return REQUESTS.stream()
                    .anyMatch(request -> !isSame(
                            at(before, decide(simple, request, version)),
                            at(after, decide(shorter, request, version))));
        });
    }

    private static boolean isSame(AuditDecision one, AuditDecision other) {
        return one.level() == other.level()
                && one.omitStages().equals(other.omitStages())
                && one.omitManagedFields() == other.omitManagedFields();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void noRequestOfAClassIsRecordedAboveItsHighestLevel(
            @ForAll("policies") AuditPolicy policy, @ForAll("questions") AuditRule question) {
        AuditPolicy only = AuditPolicy.of(p -> p.addRule(question));
        Optional<ClassDecision> answer = PolicyAnalysis.of(policy).maxLevel(q -> q.users(question.users())
                .userGroups(question.userGroups())
                .verbs(question.verbs())
                .resources(question.resources())
                .namespaces(question.namespaces())
                .nonResourceUrls(question.nonResourceUrls()));
        List<AuditDecision> decisions = AuditPolicyEvaluator.of(policy).decisions();
        for (AuditRequest request : REQUESTS) {
            if (Universe.isReal(request) && NaiveChecker.decide(only, request, true) == 0) {
                AuditDecision decision = at(decisions, decide(policy, request, KubernetesVersion.DEFAULT));
                assertThat(answer.map(ClassDecision::level))
                        .as(() -> request + "\n" + policy.toYaml())
                        .hasValueSatisfying(
                                level -> assertThat(level).isGreaterThanOrEqualTo(decision.recordedLevel()));
            }
        }
        answer.ifPresent(found -> {
            assertThat(NaiveChecker.decide(only, found.witness(), true)).isZero();
            assertThat(decide(policy, found.witness(), KubernetesVersion.DEFAULT))
                    .isEqualTo(found.decision().ruleIndex());
        });
    }

    private static int decide(AuditPolicy policy, AuditRequest request, KubernetesVersion version) {
        return NaiveChecker.decide(policy, request, version.hasGroupWildcard());
    }
}
