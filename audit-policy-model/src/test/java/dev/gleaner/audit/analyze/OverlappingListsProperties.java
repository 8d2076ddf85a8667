package dev.gleaner.audit.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.audit.evaluate.NaiveChecker;
import dev.gleaner.event.audit.AuditLevel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Policies whose rules have lists that overlap, compared with brute force over every kind of request. */
class OverlappingListsProperties {
    private static final int VALUES = 4;

    /** Each value of a list, and one more that is in no list. */
    private static final List<AuditRequest> REQUESTS = requests();

    @Provide
    Arbitrary<AuditPolicy> policies() {
        return Arbitraries.randomValue(OverlappingListsProperties::policy);
    }

    static AuditPolicy policy(Random random) {
        return AuditPolicy.of(p -> {
            for (int i = 2 + random.nextInt(10); i > 0; i--) {
                p.addRule(rule(random));
            }
        });
    }

    private static AuditRule rule(Random random) {
        return AuditRule.of(r -> {
            r.level(random.nextInt(3) == 0 ? AuditLevel.METADATA : AuditLevel.NONE)
                    .users(some("user-", random))
                    .verbs(some("verb-", random))
                    .namespaces(some("team-", random));
            for (int entries = random.nextInt(4); entries > 0; entries--) {
                r.addResource(e -> e.resources(some("things/", random)));
            }
        });
    }

    private static List<String> some(String name, Random random) {
        List<String> names = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            names.add(name + random.nextInt(VALUES));
        }
        return names;
    }

    private static List<AuditRequest> requests() {
        List<AuditRequest> requests = new ArrayList<>();
        for (int user = 0; user <= VALUES; user++) {
            for (int verb = 0; verb <= VALUES; verb++) {
                String by = "user-" + user;
                String asked = "verb-" + verb;
                requests.add(AuditRequest.of(r -> r.user(by).verb(asked).path("/healthz")));
                for (int team = 0; team <= VALUES; team++) {
                    String in = "team-" + team;
                    requests.add(AuditRequest.of(
                            r -> r.user(by).verb(asked).namespace(in).resource("apps", "things")));
                    for (int thing = 0; thing <= VALUES; thing++) {
                        String about = "things/" + thing;
                        requests.add(AuditRequest.of(
                                r -> r.user(by).verb(asked).namespace(in).resource("", about)));
                    }
                }
            }
        }
        return List.copyOf(requests);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void policiesDifferExactlyWhereARequestIsRecordedDifferently(
            @ForAll("policies") AuditPolicy one, @ForAll("policies") AuditPolicy other) {
        List<AuditDecision> before = AuditPolicyEvaluator.of(one).decisions();
        List<AuditDecision> after = AuditPolicyEvaluator.of(other).decisions();
        Set<List<AuditDecision>> expected = new LinkedHashSet<>();
        for (AuditRequest request : REQUESTS) {
            AuditDecision first = at(before, decide(one, request));
            AuditDecision second = at(after, decide(other, request));
            if (!first.recordsAs(second)) {
                expected.add(List.of(first, second));
            }
        }
        List<PolicyDifference> differences = PolicyAnalysis.of(one).compare(other);
        assertThat(differences)
                .as(() -> one.toYaml() + other.toYaml())
                .extracting(difference -> List.of(difference.before(), difference.after()))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(differences).allSatisfy(difference -> {
            assertThat(at(before, decide(one, difference.witness()))).isEqualTo(difference.before());
            assertThat(at(after, decide(other, difference.witness()))).isEqualTo(difference.after());
        });
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aSimplePolicyRecordsTheSameAndHasNothingThatCouldGo(@ForAll("policies") AuditPolicy policy) {
        AuditPolicy simple = PolicyAnalysis.of(policy).simplify();
        List<AuditLevel> levels = levels(policy);
        assertThat(levels(simple)).as(policy::toYaml).isEqualTo(levels);
        assertThat(Shorter.of(simple)).as(policy::toYaml).noneMatch(shorter -> levels(shorter)
                .equals(levels));
    }

    /** The level of each request, which is all that the rules decide. */
    private static List<AuditLevel> levels(AuditPolicy policy) {
        List<AuditDecision> decisions = AuditPolicyEvaluator.of(policy).decisions();
        return REQUESTS.stream()
                .map(request -> at(decisions, decide(policy, request)).level())
                .toList();
    }

    private static int decide(AuditPolicy policy, AuditRequest request) {
        return NaiveChecker.decide(policy, request, true);
    }

    private static AuditDecision at(List<AuditDecision> decisions, int rule) {
        return decisions.get(rule < 0 ? decisions.size() - 1 : rule);
    }
}
