package dev.gleaner.audit.analyze;

import dev.gleaner.audit.AuditRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** The numbered boxes of a list of rules. */
final class Boxes {
    private final boolean groupWildcard;
    private final List<Box> all = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>(List.of(0));

    Boxes(boolean groupWildcard) {
        this.groupWildcard = groupWildcard;
    }

    /** Adds the boxes of rules. */
    Boxes add(List<AuditRule> rules) {
        rules.forEach(rule -> addRule(Box.of(rule, groupWildcard)));
        return this;
    }

    /** Adds a box with every request, as one more rule. */
    Boxes addEverything() {
        return add(List.of(Box.EVERYTHING));
    }

    private void addRule(List<Box> boxes) {
        all.addAll(boxes);
        starts.add(all.size());
    }

    /** The boxes of a rule. */
    List<Box> of(int rule) {
        return all.subList(starts.get(rule), starts.get(rule + 1));
    }

    /**
     * The number of the first box of a rule. If {@code rule} is the number of rules, the result is the number of boxes.
     */
    int start(int rule) {
        return starts.get(rule);
    }

    /** The rule of a box. */
    int rule(int box) {
        int place = Collections.binarySearch(starts, box);
        return place < 0 ? -place - 2 : place;
    }

    /** The numbers of the boxes of a range of rules; the end is exclusive. */
    BitSet numbers(int from, int to) {
        BitSet numbers = new BitSet(all.size());
        numbers.set(starts.get(from), starts.get(to));
        return numbers;
    }

    /** Whether a set of box numbers includes a box of a rule. */
    boolean hasAny(int rule, BitSet numbers) {
        int number = numbers.nextSetBit(start(rule));
        return number >= 0 && number < start(rule + 1);
    }

    /** The number of rules. */
    int rules() {
        return starts.size() - 1;
    }

    /** All boxes. */
    List<Box> all() {
        return all;
    }
}
