package dev.gleaner.audit.analyze;

import dev.gleaner.audit.evaluate.AuditRequest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A search that examines each box for each question; the oracle of {@link Search}. */
final class NaiveSearch {
    /**
     * The steps for remembering a set of boxes, in addition to its words, so that the budget limits the memory, too.
     */
    private static final int STATE_STEPS = 64;

    private final List<Box> boxes;
    private final int words;
    private final Traits traits;
    private final Map<Trait, BitSet> accepting = new LinkedHashMap<>();
    private final Map<Aspect, Long> comparisons = new EnumMap<>(Aspect.class);
    private Budget budget;

    /** A search among boxes. Boxes to avoid are given as indexes of this list. */
    NaiveSearch(List<Box> boxes, Budget budget) {
        this.boxes = boxes;
        this.words = 1 + boxes.size() / Long.SIZE;
        this.budget = budget;
        this.traits = new Traits(boxes, budget);
        for (Aspect part : Aspect.values()) {
            comparisons.put(
                    part,
                    boxes.stream()
                            .mapToLong(box -> 1 + box.accepted(part).size())
                            .sum());
        }
    }

    /** Uses another budget from now on. */
    void useBudget(Budget other) {
        budget = other;
        traits.useBudget(other);
    }

    /** Whether a request may be in both boxes. Each part is checked separately. */
    boolean mayMeet(Box one, Box other) {
        for (Aspect part : Aspect.values()) {
            budget.spend(one.accepted(part).size(), other.accepted(part).size());
        }
        return one.mayMeet(other);
    }

    /** A request of a world that is in all boxes of a list and in none of the others; empty if there is none. */
    Optional<AuditRequest> find(List<Box> within, BitSet others, World world) {
        for (Kind kind : Kind.values()) {
            if (within.stream().allMatch(box -> box.admits(kind))) {
                Optional<AuditRequest> found = world.namings(kind).stream()
                        .flatMap(naming -> new Attempt(kind, within, world, naming).avoid(others).stream())
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private BitSet accepting(Trait trait) {
        return accepting.computeIfAbsent(trait, t -> {
            budget.spend(Objects.requireNonNull(comparisons.get(t.part())));
            BitSet row = new BitSet(boxes.size());
            for (int i = 0; i < boxes.size(); i++) {
                row.set(i, t.isIn(boxes.get(i)));
            }
            return row;
        });
    }

    private BitSet and(BitSet one, BitSet other) {
        budget.spend(words);
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    /** The search among requests of one kind. */
    private final class Attempt {
        private final Kind kind;
        /** The choices for each part; the parts with the fewest choices come first. */
        private final List<List<Trait>> choices;
        /** For each part, the boxes that no choice for this part or a later one excludes. */
        private final List<BitSet> unavoidable = new ArrayList<>();

        private final List<Set<BitSet>> failed = new ArrayList<>();
        private final List<Trait> chosen = new ArrayList<>();

        Attempt(Kind kind, List<Box> within, World world, Naming naming) {
            this.kind = kind;
            this.choices = kind.parts().stream()
                    .map(part -> traits.of(kind, part, within, world).stream()
                            .filter(naming::has)
                            .toList())
                    .sorted(Comparator.comparingInt(List::size))
                    .toList();
        }

        Optional<AuditRequest> avoid(BitSet others) {
            if (choices.get(0).isEmpty()) {
                return Optional.empty();
            }
            budget.spend(boxes.size());
            BitSet left = new BitSet(boxes.size());
            others.stream().filter(i -> boxes.get(i).admits(kind)).forEach(left::set);
            findUnavoidable(left);
            return choose(0, left) ? Optional.of(request()) : Optional.empty();
        }

        private void findUnavoidable(BitSet left) {
            BitSet inAll = left;
            for (int i = choices.size() - 1; i >= 0; i--) {
                for (Trait trait : choices.get(i)) {
                    inAll = and(inAll, accepting(trait));
                }
                unavoidable.add(0, inAll);
                failed.add(new LinkedHashSet<>());
            }
        }

        private boolean choose(int part, BitSet left) {
            budget.spend(STATE_STEPS + words);
            if (part == choices.size()) {
                return left.isEmpty();
            }
            if (left.intersects(unavoidable.get(part)) || !failed.get(part).add(left)) {
                return false;
            }
            for (Map.Entry<BitSet, Trait> choice : best(choices.get(part), left).entrySet()) {
                chosen.add(choice.getValue());
                if (choose(part + 1, choice.getKey())) {
                    return true;
                }
                chosen.remove(part);
            }
            return false;
        }

        /**
         * The choices by the boxes that they do not exclude. A choice is omitted if another one excludes the same boxes
         * and perhaps more.
         */
        private Map<BitSet, Trait> best(List<Trait> traits, BitSet left) {
            Map<BitSet, Trait> byRest = new LinkedHashMap<>();
            traits.forEach(trait -> byRest.putIfAbsent(and(left, accepting(trait)), trait));
            List<BitSet> rests = new ArrayList<>(byRest.keySet());
            rests.sort(Comparator.comparingInt(BitSet::cardinality));
            Map<BitSet, Trait> best = new LinkedHashMap<>();
            for (BitSet rest : rests) {
                if (best.keySet().stream()
                        .noneMatch(smaller -> and(smaller, rest).equals(smaller))) {
                    best.put(rest, byRest.get(rest));
                }
            }
            return best;
        }

        private AuditRequest request() {
            return AuditRequest.of(request -> chosen.forEach(trait -> trait.applyTo(request)));
        }
    }
}
