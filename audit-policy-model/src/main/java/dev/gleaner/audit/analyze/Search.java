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

/**
 * Finds a request that is in some boxes and outside of others. The search is exact: if it finds none, there is none.
 *
 * <p>Aspect by part, a request gets something that all boxes accept in which it shall be. Each choice leaves fewer of
 * the others that the request might still be in; it has left them all when none remains. Of two choices, one that
 * leaves no box more than the other is as good, so that only a list of names in a box ever leads to more than one way
 * to go; and what led to nothing once is not tried again. What is left is the product of the lengths of the lists in
 * one rule, and only where no rule before covers it in one piece; a budget bounds it.
 *
 * <p>Not thread-safe: it caches which box accepts what.
 */
final class Search {
    /** What a set of boxes that is remembered costs besides its words, so that the budget bounds the memory, too. */
    private static final int REMEMBERED = 64;

    private final List<Box> boxes;
    private final int words;
    private final Traits traits;
    private final Map<Trait, BitSet> accepting = new LinkedHashMap<>();
    private final Map<Aspect, Long> looks = new EnumMap<>(Aspect.class);
    private Budget budget;

    /** A search among boxes. The numbers of boxes to avoid are indexes of this list. */
    Search(List<Box> boxes, Budget budget) {
        this.boxes = boxes;
        this.words = 1 + boxes.size() / Long.SIZE;
        this.budget = budget;
        this.traits = new Traits(boxes, budget);
        for (Aspect part : Aspect.values()) {
            looks.put(
                    part,
                    boxes.stream()
                            .mapToLong(box -> 1 + box.accepted(part).size())
                            .sum());
        }
    }

    /** Goes on with another budget. */
    void spendFrom(Budget other) {
        budget = other;
        traits.spendFrom(other);
    }

    /** Whether some request may be in both boxes, judged by each part alone. */
    boolean mayMeet(Box one, Box other) {
        for (Aspect part : Aspect.values()) {
            budget.spend(one.accepted(part).size(), other.accepted(part).size());
        }
        return one.mayMeet(other);
    }

    /** A request that is in all boxes of a list and in none of the others; empty if the world has none. */
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
            budget.spend(Objects.requireNonNull(looks.get(t.part())));
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
        /** The boxes that no choice leaves, from a part on. */
        private final List<BitSet> kept = new ArrayList<>();

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
            findKept(left);
            return choose(0, left) ? Optional.of(request()) : Optional.empty();
        }

        private void findKept(BitSet left) {
            BitSet inAll = left;
            for (int i = choices.size() - 1; i >= 0; i--) {
                for (Trait trait : choices.get(i)) {
                    inAll = and(inAll, accepting(trait));
                }
                kept.add(0, inAll);
                failed.add(new LinkedHashSet<>());
            }
        }

        private boolean choose(int part, BitSet left) {
            budget.spend(REMEMBERED + words);
            if (part == choices.size()) {
                return left.isEmpty();
            }
            if (left.intersects(kept.get(part)) || !failed.get(part).add(left)) {
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

        /** The choices by the boxes that they keep, without choices that keep all boxes that another choice keeps. */
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
            return AuditRequest.of(request -> chosen.forEach(trait -> trait.describe(request)));
        }
    }
}
