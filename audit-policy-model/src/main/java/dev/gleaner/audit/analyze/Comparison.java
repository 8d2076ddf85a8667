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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds requests that two policies record differently, for each pair of rules that may decide the same request. */
final class Comparison {
    private final List<AuditDecision> before;
    private final List<AuditDecision> after;
    /** For each decision of the first and then of the second policy, the first decision that records the same. */
    private final int[] classes;

    private final Boxes boxes;
    private final Search search;

    Comparison(AuditPolicy before, AuditPolicy after, KubernetesVersion version, Budget budget) {
        this.before = AuditPolicyEvaluator.of(before, version).decisions();
        this.after = AuditPolicyEvaluator.of(after, version).decisions();
        this.classes =
                classes(Stream.concat(this.before.stream(), this.after.stream()).toList());
        this.boxes = new Boxes(version.hasGroupWildcard())
                .add(before.rules())
                .addEverything()
                .add(after.rules())
                .addEverything();
        this.search = new Search(boxes.all(), budget);
    }

    private static int[] classes(List<AuditDecision> decisions) {
        List<Integer> first = new ArrayList<>();
        int[] classes = new int[decisions.size()];
        for (int i = 0; i < classes.length; i++) {
            AuditDecision decision = decisions.get(i);
            int own = i;
            classes[i] = first.stream()
                    .filter(other -> decisions.get(other).recordsAs(decision))
                    .findFirst()
                    .orElse(own);
            if (classes[i] == i) {
                first.add(i);
            }
        }
        return classes;
    }

    List<PolicyDifference> differences() {
        List<PolicyDifference> differences = new ArrayList<>();
        for (int one = 0; one < before.size(); one++) {
            add(one, differences);
        }
        return List.copyOf(differences);
    }

    /** Adds the differences in the requests that a rule of the first policy decides. */
    private void add(int one, List<PolicyDifference> differences) {
        List<Box> ones = boxes.of(one);
        List<BitSet> meetings = ones.stream().map(search::meeting).toList();
        BitSet earlier = boxes.numbers(0, one);
        for (int other = 0; other < after.size(); other++) {
            int number = before.size() + other;
            if (classes[one] != classes[number]) {
                PolicyDifference found = difference(one, other, meetings, earlier);
                if (found != null) {
                    differences.add(found);
                }
            }
            earlier.set(boxes.start(number), boxes.start(number + 1));
        }
    }

    private @Nullable PolicyDifference difference(int one, int other, List<BitSet> meetings, BitSet earlier) {
        int from = boxes.start(before.size() + other);
        int to = boxes.start(before.size() + other + 1);
        if (meetings.stream().noneMatch(meeting -> isAnyIn(meeting, from, to))) {
            return null;
        }
        for (World world : List.of(World.REAL, World.ANY)) {
            for (int i = 0; i < meetings.size(); i++) {
                BitSet meeting = meetings.get(i);
                for (int box = meeting.nextSetBit(from); box >= 0 && box < to; box = meeting.nextSetBit(box + 1)) {
                    List<Box> both = List.of(boxes.of(one).get(i), boxes.all().get(box));
                    Optional<AuditRequest> witness = search.find(both, earlier, world);
                    if (witness.isPresent()) {
                        return new PolicyDifference(witness.get(), before.get(one), after.get(other));
                    }
                }
            }
        }
        return null;
    }

    private static boolean isAnyIn(BitSet meeting, int from, int to) {
        int box = meeting.nextSetBit(from);
        return box >= 0 && box < to;
    }
}
