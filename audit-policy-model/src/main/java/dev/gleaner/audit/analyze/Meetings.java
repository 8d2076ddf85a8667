package dev.gleaner.audit.analyze;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the boxes of a list that may meet a box, as {@link Box#mayMeet}: for each part of a request, an index of the
 * boxes by their values. The index has about the size of the boxes.
 */
final class Meetings {
    private final int size;
    private final Map<Kind, BitSet> admitting = new EnumMap<>(Kind.class);
    private final Map<Aspect, BitSet> unconditional = new EnumMap<>(Aspect.class);
    private final Map<Aspect, Map<String, Numbers>> byValue = new EnumMap<>(Aspect.class);
    /** The boxes that were found last for each part. */
    private final Map<Aspect, Partners> recent = new EnumMap<>(Aspect.class);

    /** The boxes with a wildcard in their resources. */
    private final BitSet anyResource = new BitSet();

    /** The boxes that may accept one of some values. */
    private record Partners(List<String> accepted, BitSet boxes) {}

    Meetings(List<Box> boxes, Budget budget) {
        this.size = boxes.size();
        for (Kind kind : Kind.values()) {
            admitting.put(kind, new BitSet(size));
        }
        for (Aspect part : Aspect.values()) {
            unconditional.put(part, new BitSet(size));
            byValue.put(part, new LinkedHashMap<>());
        }
        for (int i = 0; i < size; i++) {
            add(i, boxes.get(i), budget);
        }
    }

    private void add(int number, Box box, Budget budget) {
        for (Kind kind : Kind.values()) {
            of(admitting, kind).set(number, box.admits(kind));
        }
        for (Aspect part : Aspect.values()) {
            List<String> accepted = box.accepted(part);
            budget.spend(1 + accepted.size());
            of(unconditional, part).set(number, accepted.isEmpty());
            if (part != Aspect.GROUPS) {
                accepted.forEach(value -> of(byValue, part)
                        .computeIfAbsent(value, v -> new Numbers())
                        .add(number));
            }
            if (part == Aspect.RESOURCE && Box.hasWildcard(accepted)) {
                anyResource.set(number);
            }
        }
    }

    /** The numbers of some boxes, in ascending order; as a set of bits too if that is not much larger. */
    private final class Numbers {
        private int[] numbers = new int[2];
        private int count;
        private @Nullable BitSet bits;

        void add(int number) {
            if (count > 0 && numbers[count - 1] == number) {
                return;
            }
            numbers = count == numbers.length ? Arrays.copyOf(numbers, 2 * count) : numbers;
            numbers[count++] = number;
        }

        void addTo(BitSet boxes, Budget budget) {
            budget.spend(1 + count / Long.SIZE);
            if (count < size / Long.SIZE) {
                setIn(boxes);
                return;
            }
            if (bits == null) {
                bits = new BitSet(size);
                setIn(bits);
            }
            boxes.or(bits);
        }

        private void setIn(BitSet boxes) {
            for (int i = 0; i < count; i++) {
                boxes.set(numbers[i]);
            }
        }
    }

    /** The boxes that admit requests of a kind. */
    BitSet admitting(Kind kind) {
        return of(admitting, kind);
    }

    /** The boxes that may meet a box, which need not be one of the list. */
    BitSet of(Box box, Budget budget) {
        BitSet all = new BitSet(size);
        for (Kind kind : Kind.values()) {
            if (box.admits(kind)) {
                BitSet meeting = (BitSet) admitting(kind).clone();
                for (Aspect part : kind.parts()) {
                    restrict(meeting, part, box.accepted(part), budget);
                }
                all.or(meeting);
            }
        }
        return all;
    }

    private void restrict(BitSet meeting, Aspect part, List<String> accepted, Budget budget) {
        budget.spend(1 + size / Long.SIZE);
        boolean isAny =
                accepted.isEmpty() || part == Aspect.GROUPS || part == Aspect.RESOURCE && Box.hasWildcard(accepted);
        if (isAny || meeting.isEmpty()) {
            return;
        }
        meeting.and(partners(part, accepted, budget));
    }

    /** The boxes that may accept one of some values. The boxes of a rule have most lists in common. */
    private BitSet partners(Aspect part, List<String> accepted, Budget budget) {
        Partners known = recent.get(part);
        if (known != null && known.accepted().equals(accepted)) {
            return known.boxes();
        }
        BitSet partners = (BitSet) of(unconditional, part).clone();
        if (part == Aspect.RESOURCE) {
            partners.or(anyResource);
        }
        Map<String, Numbers> values = of(byValue, part);
        for (String value : accepted) {
            if (part == Aspect.PATH) {
                budget.spend(1 + values.size());
                values.forEach((other, numbers) -> {
                    if (Box.mayMeetUrl(value, other)) {
                        numbers.addTo(partners, budget);
                    }
                });
            } else {
                Numbers numbers = values.get(value);
                if (numbers != null) {
                    numbers.addTo(partners, budget);
                }
            }
        }
        recent.put(part, new Partners(accepted, partners));
        return partners;
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }
}
