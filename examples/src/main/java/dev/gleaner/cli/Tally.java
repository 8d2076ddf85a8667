package dev.gleaner.cli;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Counts keys in bounded memory. Counts are exact up to a number of different keys. Beyond it, rare keys are dropped
 * and all counts are lowered by the same amount, as Misra and Gries do ("Finding repeated elements", 1982): a count is
 * then too low by at most {@link #error}, and each key that occurs more often than that is kept.
 *
 * @param <K> the type of a key
 */
final class Tally<K> {
    private final int kept;
    private final Map<K, Long> counts = new HashMap<>();
    private long error;
    private long total;

    /** A tally that keeps a number of keys when twice as many occur. */
    Tally(int kept) {
        this.kept = kept;
    }

    /** A key and its count. */
    record Count<K>(K key, long count) {}

    void add(K key) {
        total++;
        counts.merge(key, 1L, Long::sum);
        if (counts.size() > 2 * kept) {
            lower();
        }
    }

    /** Lowers all counts by that of the most frequent key that is not kept. */
    private void lower() {
        long[] sorted =
                counts.values().stream().mapToLong(Long::longValue).sorted().toArray();
        long by = sorted[sorted.length - 1 - kept];
        error += by;
        counts.values().removeIf(count -> count <= by);
        counts.replaceAll((key, count) -> count - by);
    }

    /** How much the counts can be too low; 0 if they are exact. */
    long error() {
        return error;
    }

    /** The number of additions. */
    long total() {
        return total;
    }

    /** The most frequent keys; keys of the same count are in the given order. */
    List<Count<K>> most(int limit, Comparator<? super K> order) {
        Comparator<Count<K>> best =
                Comparator.<Count<K>>comparingLong(Count::count).reversed().thenComparing(Count::key, order);
        PriorityQueue<Count<K>> worstFirst = new PriorityQueue<>(best.reversed());
        counts.forEach((key, count) -> {
            worstFirst.add(new Count<>(key, count));
            if (worstFirst.size() > limit) {
                worstFirst.remove();
            }
        });
        return worstFirst.stream().sorted(best).toList();
    }
}
