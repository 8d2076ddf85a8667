package dev.gleaner.audit.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.evaluate.Universe;
import dev.gleaner.event.audit.AuditLevel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Comparisons and simplifications have the results, and the examples, of the naive ones. */
class NaiveAnalysisProperties {
    private static final KubernetesVersion VERSION = KubernetesVersion.DEFAULT;

    @Provide
    Arbitrary<AuditPolicy> policies() {
        return Arbitraries.oneOf(Universe.policies(6), Arbitraries.randomValue(NaiveAnalysisProperties::lists));
    }

    /** A policy whose rules have lists that overlap. */
    private static AuditPolicy lists(Random random) {
        return AuditPolicy.of(p -> {
            for (int i = 2 + random.nextInt(10); i > 0; i--) {
                p.addRule(AuditRule.of(r -> {
                    r.level(random.nextInt(3) == 0 ? AuditLevel.METADATA : AuditLevel.NONE)
                            .users(some("user-", random))
                            .verbs(some("verb-", random))
                            .namespaces(some("team-", random));
                    for (int entries = random.nextInt(4); entries > 0; entries--) {
                        r.addResource(e -> e.resources(some("things/", random)));
                    }
                }));
            }
        });
    }

    private static List<String> some(String name, Random random) {
        List<String> names = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            names.add(name + random.nextInt(4));
        }
        return names;
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aComparisonIsThatOfEachPairOfRules(
            @ForAll("policies") AuditPolicy one, @ForAll("policies") AuditPolicy other) {
        assertThat(PolicyAnalysis.of(one).compare(other))
                .as(() -> one.toYaml() + other.toYaml())
                .isEqualTo(new NaiveComparison(one, other, VERSION, new Budget(Long.MAX_VALUE)).differences());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aSimplificationIsTheNaiveOne(@ForAll("policies") AuditPolicy policy) {
        assertThat(PolicyAnalysis.of(policy).simplify())
                .as(policy::toYaml)
                .isEqualTo(new NaiveSimplification(policy, VERSION, new Budget(Long.MAX_VALUE)).run());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theIndexKnowsWhichBoxesMeet(@ForAll("policies") AuditPolicy policy) {
        Budget budget = new Budget(Long.MAX_VALUE);
        List<Box> boxes = new Boxes(true).add(policy.rules()).addEverything().all();
        Meetings meetings = new Meetings(boxes, budget);
        for (Box box : boxes) {
            BitSet expected = new BitSet();
            for (int i = 0; i < boxes.size(); i++) {
                expected.set(i, box.mayMeet(boxes.get(i)));
            }
            assertThat(meetings.of(box, budget)).as(policy::toYaml).isEqualTo(expected);
        }
    }
}
