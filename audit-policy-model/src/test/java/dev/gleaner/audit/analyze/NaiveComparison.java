package dev.gleaner.audit.analyze;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A comparison of each pair of rules and each pair of their boxes; the oracle of {@link Comparison}. */
final class NaiveComparison {
    private final List<AuditDecision> before;
    private final List<AuditDecision> after;
    private final Boxes boxes;
    private final NaiveSearch search;

    NaiveComparison(AuditPolicy before, AuditPolicy after, KubernetesVersion version, Budget budget) {
        this.before = AuditPolicyEvaluator.of(before, version).decisions();
        this.after = AuditPolicyEvaluator.of(after, version).decisions();
        this.boxes = new Boxes(version.hasGroupWildcard())
                .add(before.rules())
                .addEverything()
                .add(after.rules())
                .addEverything();
        this.search = new NaiveSearch(boxes.all(), budget);
    }

    List<PolicyDifference> differences() {
        List<PolicyDifference> differences = new ArrayList<>();
        for (int one = 0; one < before.size(); one++) {
            for (int other = 0; other < after.size(); other++) {
                if (!before.get(one).recordsAs(after.get(other))) {
                    add(one, other, differences);
                }
            }
        }
        return List.copyOf(differences);
    }

    private void add(int one, int other, List<PolicyDifference> differences) {
        int second = before.size();
        BitSet earlier = boxes.numbers(0, one);
        earlier.or(boxes.numbers(second, second + other));
        find(boxes.of(one), boxes.of(second + other), earlier)
                .map(witness -> new PolicyDifference(witness, before.get(one), after.get(other)))
                .ifPresent(differences::add);
    }

    private Optional<AuditRequest> find(List<Box> ones, List<Box> others, BitSet earlier) {
        return find(ones, others, earlier, World.REAL).or(() -> find(ones, others, earlier, World.ANY));
    }

    private Optional<AuditRequest> find(List<Box> ones, List<Box> others, BitSet earlier, World world) {
        return ones.stream()
                .flatMap(one -> others.stream()
                        .filter(other -> search.mayMeet(one, other))
                        .flatMap(other -> search.find(List.of(one, other), earlier, world).stream()))
                .findFirst();
    }
}
