package dev.gleaner.audit.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AuditPolicyEvaluatorProperties {
    private static final List<AuditRequest> REQUESTS = Universe.requests();
    private static final int SAMPLE = 97;

    @Provide
    Arbitrary<AuditPolicy> policies() {
        return Universe.policies(12);
    }

    @Provide
    Arbitrary<AuditPolicy> longPolicies() {
        return Universe.policies(200);
    }

    @Provide
    Arbitrary<AuditRule> rules() {
        return Universe.rules();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void decidesAsTheRulesReadOneByOne(@ForAll("policies") AuditPolicy policy, @ForAll int seed) {
        decidesAsTheRulesRead(policy, seed, 1);
    }

    /** More alternatives than fit in a word. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void decidesLongPoliciesAsTheRulesReadOneByOne(@ForAll("longPolicies") AuditPolicy policy, @ForAll int seed) {
        decidesAsTheRulesRead(policy, seed, 10);
    }

    private static void decidesAsTheRulesRead(AuditPolicy policy, int seed, int sparse) {
        for (KubernetesVersion version : List.of(KubernetesVersion.DEFAULT, KubernetesVersion.NEWEST)) {
            AuditPolicyEvaluator evaluator = AuditPolicyEvaluator.of(policy, version);
            for (int i = Math.floorMod(seed, SAMPLE * sparse); i < REQUESTS.size(); i += SAMPLE * sparse) {
                AuditRequest request = REQUESTS.get(i);
                int expected = NaiveChecker.decide(policy, request, version.hasGroupWildcard());
                assertThat(evaluator.decide(request).ruleIndex())
                        .as(() -> request + "\n" + policy.toYaml())
                        .isEqualTo(expected);
                assertThat(evaluator.explain(request).mismatches())
                        .hasSize(expected < 0 ? policy.rules().size() : expected);
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aRuleAtTheEndChangesNoEarlierDecision(
            @ForAll("policies") AuditPolicy policy, @ForAll("rules") AuditRule rule, @ForAll int seed) {
        List<AuditRule> more = new ArrayList<>(policy.rules());
        more.add(rule);
        AuditPolicyEvaluator before = AuditPolicyEvaluator.of(policy);
        AuditPolicyEvaluator after = AuditPolicyEvaluator.of(policy.edit(p -> p.rules(more)));
        for (int i = Math.floorMod(seed, SAMPLE); i < REQUESTS.size(); i += SAMPLE) {
            AuditDecision decision = before.decide(REQUESTS.get(i));
            if (decision.rule().isPresent()) {
                assertThat(after.decide(REQUESTS.get(i))).isEqualTo(decision);
            }
        }
    }
}
