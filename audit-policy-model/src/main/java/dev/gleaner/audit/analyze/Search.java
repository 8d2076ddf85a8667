package dev.gleaner.audit.analyze;

import dev.gleaner.audit.AuditRule;
import dev.gleaner.audit.evaluate.AuditRequest;
import dev.gleaner.event.audit.AuditLevel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a request that is in some boxes and outside others. The search is exact: if it finds none, there is none.
 *
 * <p>For one part of the request after the other, the search chooses a value that all required boxes accept. Each
 * choice excludes some of the boxes to avoid; a request is found when all of them are excluded. A choice is skipped if
 * another one excludes at least the same boxes, so that only lists of names in a box lead to several attempts. A state
 * that failed once is not tried again. The remaining cost is the product of the lengths of the lists in one rule, and
 * arises only if no single earlier rule covers it; a budget limits it.
 *
 * <p>Not thread-safe: it caches which boxes accept a value.
 */
final class Search {
    /**
     * The steps for remembering a set of boxes, in addition to its words, so that the budget limits the memory, too.
     */
    private static final int STATE_STEPS = 64;

    /** The requests of users in the group that kube-apiserver gives to each user. */
    private static final Box AUTHENTICATED = Box.of(
                    AuditRule.of(r -> r.level(AuditLevel.NONE).addUserGroups(Traits.GIVEN_GROUPS.get(0))), true)
            .get(0);

    private final int words;
    private final ChoiceTable choices;
    private final List<Box> boxes;

    /** Whether a box names a resource of the cluster. */
    private final boolean namesClusterScope;

    private @Nullable Meetings meetings;
    private Budget budget;

    /** A search among boxes. Other methods refer to the boxes by their index in this list. */
    Search(List<Box> boxes, Budget budget) {
        this.words = 1 + boxes.size() / Long.SIZE;
        this.boxes = List.copyOf(boxes);
        this.namesClusterScope = boxes.stream().anyMatch(Search::namesClusterScope);
        this.budget = budget;
        this.choices = new ChoiceTable(boxes, budget);
    }

    /** Uses another budget from now on. */
    void useBudget(Budget other) {
        budget = other;
        choices.useBudget(other);
    }

    /** The boxes of the list that may meet a box. Each part is checked separately. */
    BitSet meeting(Box box) {
        if (meetings == null) {
            meetings = new Meetings(boxes, budget);
        }
        return meetings.of(box, budget);
    }

    /** Whether a request may be in both boxes. Each part is checked separately. */
    boolean mayMeet(Box one, Box other) {
        for (Aspect part : Aspect.values()) {
            budget.spend(one.accepted(part).size(), other.accepted(part).size());
        }
        return one.mayMeet(other);
    }

    /**
     * Replaces boxes of the list, from an index on, by parts of them. {@link #meeting} still considers the whole boxes.
     */
    void replace(int from, List<Box> parts) {
        choices.replace(from, parts);
    }

    /** Replaces the boxes after those of the list, whose values occur in the list too. */
    void change(List<Box> others) {
        choices.change(others);
    }

    /** A request of a world that is in all boxes of a list and in none of the others; empty if there is none. */
    Optional<AuditRequest> find(List<Box> within, BitSet others, World world) {
        for (Kind kind : Kind.values()) {
            if (within.stream().allMatch(box -> box.admits(kind))) {
                BitSet left = null;
                List<Placing> placings = placings(kind, within, world);
                for (Naming naming : world.namings(kind)) {
                    for (Placing placing : placings) {
                        List<Choices> parts = choices.of(kind, within, world, naming, placing);
                        if (parts.isEmpty()) {
                            continue;
                        }
                        left = left == null ? and(others, choices.admitting(kind)) : left;
                        budget.spend(words);
                        if (isAvoidable(left, parts)) {
                            Optional<AuditRequest> found = new Attempt(parts).avoid(left);
                            if (found.isPresent()) {
                                return found;
                            }
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Like {@link #find}, but of a user whom kube-apiserver can authenticate if there is such a request. */
    Optional<AuditRequest> example(List<Box> within, BitSet others, World world) {
        Optional<AuditRequest> found = find(within, others, world);
        if (found.isEmpty() || !Collections.disjoint(found.get().groups(), Traits.GIVEN_GROUPS)) {
            return found;
        }
        List<Box> authenticated = new ArrayList<>(within);
        authenticated.add(AUTHENTICATED);
        try {
            return find(authenticated, others, world).or(() -> found);
        } catch (AnalysisLimitException e) {
            return found;
        }
    }

    /** The placings of requests; they make no difference unless a box names a resource of the cluster. */
    private List<Placing> placings(Kind kind, List<Box> within, World world) {
        boolean isScoped = world == World.REAL
                && kind == Kind.RESOURCE
                && (namesClusterScope || within.stream().anyMatch(Search::namesClusterScope));
        return isScoped ? Placing.REAL : List.of(Placing.ANY);
    }

    private static boolean namesClusterScope(Box box) {
        return ClusterScope.isNamedIn(box.accepted(Aspect.RESOURCE));
    }

    /** Whether each box is excluded by some choice. Most searches without a result end here. */
    private static boolean isAvoidable(BitSet left, List<Choices> parts) {
        BitSet unavoidable = (BitSet) left.clone();
        for (int i = 0; i < parts.size() && !unavoidable.isEmpty(); i++) {
            unavoidable.and(parts.get(i).common());
        }
        return unavoidable.isEmpty();
    }

    private BitSet and(BitSet one, BitSet other) {
        budget.spend(words);
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    /** The search among requests of one kind. */
    private final class Attempt {
        /** The choices for each part; the parts with the fewest choices come first. */
        private final List<Choices> parts;
        /** For each part, the boxes that no choice for this part or a later one excludes. */
        private final List<BitSet> unavoidable = new ArrayList<>();

        private final List<Set<BitSet>> failed = new ArrayList<>();
        private final List<Trait> chosen = new ArrayList<>();

        Attempt(List<Choices> parts) {
            this.parts = parts.stream()
                    .sorted(Comparator.comparingInt(part -> part.traits().size()))
                    .toList();
        }

        Optional<AuditRequest> avoid(BitSet left) {
            findUnavoidable(left);
            return choose(0, left) ? Optional.of(request()) : Optional.empty();
        }

        private void findUnavoidable(BitSet left) {
            BitSet inAll = left;
            for (int i = parts.size() - 1; i >= 0; i--) {
                inAll = and(inAll, parts.get(i).common());
                unavoidable.add(0, inAll);
                failed.add(new LinkedHashSet<>());
            }
        }

        private boolean choose(int part, BitSet left) {
            budget.spend(STATE_STEPS + words);
            if (part == parts.size()) {
                return left.isEmpty();
            }
            if (left.intersects(unavoidable.get(part)) || !failed.get(part).add(left)) {
                return false;
            }
            for (Map.Entry<BitSet, Trait> choice :
                    best(parts.get(part).traits(), left).entrySet()) {
                chosen.add(choice.getValue());
                if (choose(part + 1, choice.getKey())) {
                    return true;
                }
                chosen.remove(part);
            }
            return false;
        }

        /**
         * The choices, by the boxes that they do not exclude. A choice is omitted if another one excludes at least the
         * same boxes.
         */
        private Map<BitSet, Trait> best(List<Trait> traits, BitSet left) {
            Map<BitSet, Trait> byRest = new LinkedHashMap<>();
            traits.forEach(trait -> byRest.putIfAbsent(and(left, choices.accepting(trait)), trait));
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
