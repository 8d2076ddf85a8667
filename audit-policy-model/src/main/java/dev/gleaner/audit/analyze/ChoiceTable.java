package dev.gleaner.audit.analyze;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Caches the choices for each part of a request inside some boxes, and the boxes that accept each value. Caching is
 * useful, because most rules of a policy have lists in common. Not thread-safe.
 */
final class ChoiceTable {
    /** The maximum number of words of all kept choices, which bounds the memory. */
    private static final long MOST_WORDS = 1 << 22;

    private final List<Box> boxes;
    private final int fixed;
    private final Traits traits;
    private final Map<Aspect, Long> comparisons = new EnumMap<>(Aspect.class);
    private final Map<Kind, BitSet> admitting = new EnumMap<>(Kind.class);
    private final Map<Trait, Row> rows = new LinkedHashMap<>();
    private final Map<Key, Kept> kept = new LinkedHashMap<>();
    private long keptWords;
    private Budget budget;

    /** The indexes of fixed boxes that were replaced, in order. */
    private final List<Integer> replaced = new ArrayList<>();

    /** How often the boxes after the fixed ones were replaced. */
    private int changes;

    ChoiceTable(List<Box> boxes, Budget budget) {
        this.boxes = new ArrayList<>(boxes);
        this.fixed = boxes.size();
        this.budget = budget;
        this.traits = new Traits(boxes, budget);
        for (Aspect part : Aspect.values()) {
            comparisons.put(
                    part,
                    boxes.stream()
                            .mapToLong(box -> 1 + box.accepted(part).size())
                            .sum());
        }
        for (Kind kind : Kind.values()) {
            admitting.put(kind, new BitSet(fixed));
        }
        for (int i = 0; i < fixed; i++) {
            admit(i);
        }
    }

    private void admit(int number) {
        admitting.forEach((kind, all) -> all.set(number, boxes.get(number).admits(kind)));
    }

    /** What the choices for a part depend on. */
    private record Key(
            Kind kind, Aspect part, World world, Naming naming, Placing placing, List<List<String>> accepted) {}

    /** The boxes that meet a condition. It is brought up to date after boxes were replaced. */
    private final class Row {
        private final BitSet accepting = new BitSet(boxes.size());
        private int seenReplaced = replaced.size();
        private int seenChanges = -1;

        /** Examines the boxes that are new. A part of a box accepts nothing that the box does not accept. */
        BitSet refreshed(Predicate<Box> accepts) {
            for (; seenReplaced < replaced.size(); seenReplaced++) {
                int number = replaced.get(seenReplaced);
                if (accepting.get(number)) {
                    accepting.set(number, accepts.test(boxes.get(number)));
                }
            }
            if (seenChanges != changes) {
                accepting.clear(fixed, Math.max(fixed, accepting.length()));
                for (int i = fixed; i < boxes.size(); i++) {
                    accepting.set(i, accepts.test(boxes.get(i)));
                }
                seenChanges = changes;
            }
            return accepting;
        }
    }

    private record Kept(List<Trait> traits, Row common) {}

    void useBudget(Budget other) {
        budget = other;
        traits.useBudget(other);
    }

    /** The boxes that admit requests of a kind. */
    BitSet admitting(Kind kind) {
        return Objects.requireNonNull(admitting.get(kind));
    }

    /** The choices for each part, in the order of the kind; empty if there is a part without a choice. */
    List<Choices> of(Kind kind, List<Box> within, World world, Naming naming, Placing placing) {
        List<Choices> all = new ArrayList<>(kind.parts().size());
        for (Aspect part : kind.parts()) {
            Choices choices = of(kind, part, within, world, naming, placing);
            if (choices.traits().isEmpty()) {
                return List.of();
            }
            all.add(choices);
        }
        return all;
    }

    private Choices of(Kind kind, Aspect part, List<Box> within, World world, Naming naming, Placing placing) {
        budget.spend(1);
        List<List<String>> accepted = new ArrayList<>(within.size());
        within.forEach(box -> accepted.add(box.accepted(part)));
        Key key = new Key(
                kind,
                part,
                world,
                naming.restricts(part) ? naming : Naming.ANY,
                placing.restricts(part) ? placing : Placing.ANY,
                accepted);
        Kept known = kept.get(key);
        if (known == null) {
            known = keep(
                    key,
                    traits.of(kind, part, within, world).stream()
                            .filter(trait -> naming.has(trait) && placing.has(trait))
                            .toList());
        }
        List<Trait> found = known.traits();
        return new Choices(found, known.common().refreshed(box -> accepts(box, found)));
    }

    private static boolean accepts(Box box, List<Trait> traits) {
        for (Trait trait : traits) {
            if (!trait.isIn(box)) {
                return false;
            }
        }
        return true;
    }

    private Kept keep(Key key, List<Trait> found) {
        Row common = new Row();
        common.accepting.set(0, fixed);
        for (Trait trait : found) {
            BitSet accepting = accepting(trait);
            budget.spend(1 + fixed / Long.SIZE);
            common.accepting.and(accepting);
        }
        keptWords += 1 + fixed / Long.SIZE + found.size();
        if (keptWords > MOST_WORDS) {
            kept.clear();
            keptWords = 0;
        }
        Kept choices = new Kept(found, common);
        kept.put(key, choices);
        return choices;
    }

    /** The boxes that accept a value. */
    BitSet accepting(Trait trait) {
        Row row = rows.get(trait);
        if (row == null) {
            budget.spend(Objects.requireNonNull(comparisons.get(trait.part())));
            row = new Row();
            for (int i = 0; i < fixed; i++) {
                row.accepting.set(i, trait.isIn(boxes.get(i)));
            }
            rows.put(trait, row);
        }
        return row.refreshed(trait::isIn);
    }

    /** Replaces fixed boxes, from an index on, by parts of them. */
    void replace(int from, List<Box> others) {
        for (int i = 0; i < others.size(); i++) {
            boxes.set(from + i, others.get(i));
            admit(from + i);
            replaced.add(from + i);
        }
    }

    /** Replaces the boxes after the fixed ones. */
    void change(List<Box> others) {
        boxes.subList(fixed, boxes.size()).clear();
        boxes.addAll(others);
        admitting.values().forEach(all -> all.clear(fixed, Math.max(fixed, all.length())));
        for (int i = fixed; i < boxes.size(); i++) {
            admit(i);
        }
        changes++;
    }
}
