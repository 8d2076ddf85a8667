package dev.gleaner.audit.analyze;

import dev.gleaner.audit.AuditPolicy;
import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.KubernetesVersion;
import dev.gleaner.audit.evaluate.AuditDecision;
import dev.gleaner.audit.evaluate.AuditPolicyEvaluator;
import dev.gleaner.audit.evaluate.AuditRequest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds requests that two policies record differently, for each pair of rules that may decide the same request. */
final class Comparison {
    private final List<AuditDecision> before;
    private final List<AuditDecision> after;
    /**
     * For each decision, the index of the first decision that records the same. Decisions of the first policy come
     * first.
     */
    private final int[] classes;

    /**
     * For each rule, the index of an earlier rule that obviously covers it, or -1. Rules of the first policy come
     * first.
     */
    private final List<Integer> beforeThenAfter;
    /** The same, but rules of the second policy come first. */
    private final List<Integer> afterThenBefore;

    private final Boxes boxes;
    private final Search search;

    Comparison(AuditPolicy before, AuditPolicy after, KubernetesVersion version, Budget budget) {
        this.before = AuditPolicyEvaluator.of(before, version).decisions();
        this.after = AuditPolicyEvaluator.of(after, version).decisions();
        this.classes =
                classes(Stream.concat(this.before.stream(), this.after.stream()).toList());
        this.beforeThenAfter = covers(before, after);
        this.afterThenBefore = covers(after, before);
        this.boxes = new Boxes(version.hasGroupWildcard())
                .add(before.rules())
                .addEverything()
                .add(after.rules())
                .addEverything();
        this.search = new Search(boxes.all(), budget);
    }

    /**
     * The covering rules if all rules of one policy precede those of another. A rule for everything follows each
     * policy.
     */
    private static List<Integer> covers(AuditPolicy first, AuditPolicy second) {
        List<AuditRule> rules = new ArrayList<>(first.rules());
        rules.add(Box.EVERYTHING);
        rules.addAll(second.rules());
        rules.add(Box.EVERYTHING);
        return new EasyCovers(rules).find();
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
        List<Integer> others = others(one);
        if (others.isEmpty()) {
            return;
        }
        List<BitSet> meetings = boxes.of(one).stream().map(search::meeting).toList();
        BitSet meeting = new BitSet();
        meetings.forEach(meeting::or);
        BitSet earlier = boxes.numbers(0, one);
        for (int other : others) {
            int number = before.size() + other;
            if (boxes.hasAny(number, meeting)) {
                earlier.set(boxes.start(before.size()), boxes.start(number));
                PolicyDifference found = difference(one, other, meetings, earlier);
                if (found != null) {
                    differences.add(found);
                }
            }
        }
    }

    /**
     * The rules of the second policy that record other things than a rule of the first one. A pair is omitted if an
     * earlier rule of either policy obviously covers one of the two. Few pairs remain if the policies have most rules in
     * common.
     */
    private List<Integer> others(int one) {
        if (beforeThenAfter.get(one) >= 0) {
            return List.of();
        }
        int cover = afterThenBefore.get(after.size() + one);
        return IntStream.rangeClosed(0, cover)
                .filter(other -> classes[one] != classes[before.size() + other])
                .filter(other -> afterThenBefore.get(other) < 0 && beforeThenAfter.get(before.size() + other) >= one)
                .boxed()
                .toList();
    }

    private @Nullable PolicyDifference difference(int one, int other, List<BitSet> meetings, BitSet earlier) {
        int from = boxes.start(before.size() + other);
        int to = boxes.start(before.size() + other + 1);
        for (World world : List.of(World.REAL, World.ANY)) {
            for (int i = 0; i < meetings.size(); i++) {
                BitSet meeting = meetings.get(i);
                for (int box = meeting.nextSetBit(from); box >= 0 && box < to; box = meeting.nextSetBit(box + 1)) {
                    List<Box> both = List.of(boxes.of(one).get(i), boxes.all().get(box));
                    Optional<AuditRequest> witness = search.example(both, earlier, world);
                    if (witness.isPresent()) {
                        return new PolicyDifference(witness.get(), before.get(one), after.get(other));
                    }
                }
            }
        }
        return null;
    }
}
