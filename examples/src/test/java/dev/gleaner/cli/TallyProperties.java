package dev.gleaner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TallyProperties {
    /** Counts that are too low by no more than the error, in no more than twice the memory. */
    @Property
    void aCountIsWithinTheError(
            @ForAll List<@IntRange(min = 0, max = 40) Integer> keys, @ForAll @IntRange(min = 1, max = 10) int kept) {
        Tally<Integer> tally = new Tally<>(kept);
        keys.forEach(tally::add);
        Map<Integer, Long> exact =
                keys.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<Integer, Long> counts = tally.most(100, Comparator.naturalOrder()).stream()
                .collect(Collectors.toMap(Tally.Count::key, Tally.Count::count));
        assertThat(tally.total()).isEqualTo(keys.size());
        assertThat(counts).hasSizeLessThanOrEqualTo(2 * kept);
        assertThat(tally.error()).isLessThanOrEqualTo(keys.size() / (kept + 1));
        exact.forEach((key, count) -> assertThat(counts.getOrDefault(key, 0L)).isBetween(count - tally.error(), count));
        if (exact.size() <= 2 * kept) {
            assertThat(counts).isEqualTo(exact);
        }
    }

    @Property
    void theMostFrequentAreInOrder(@ForAll List<@IntRange(min = 0, max = 9) Integer> keys) {
        Tally<Integer> tally = new Tally<>(10);
        keys.forEach(tally::add);
        List<Tally.Count<Integer>> all = tally.most(10, Comparator.naturalOrder());
        assertThat(all)
                .isSortedAccordingTo(Comparator.<Tally.Count<Integer>>comparingLong(Tally.Count::count)
                        .reversed()
                        .thenComparing(Tally.Count::key));
        assertThat(tally.most(3, Comparator.naturalOrder()))
                .isEqualTo(all.stream().limit(3).toList());
    }
}
