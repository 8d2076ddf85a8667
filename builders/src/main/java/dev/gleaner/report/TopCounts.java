package dev.gleaner.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts requests by group in bounded memory. The numbers are exact as long as there are at most {@code 2 * limit}
 * groups. If there are more, the smaller half is removed: then each number is a lower bound, and {@link #uncertainty}
 * is the maximum of what it lacks.
 *
 * @param <K> the type of a group
 */
final class TopCounts<K extends Comparable<K>> {
    private final int limit;
    private final Map<K, RequestCounts> groups = new LinkedHashMap<>();
    private long removed;
    private long uncertainty;

    TopCounts(int limit) {
        this.limit = limit;
    }

    void add(K group, RequestCounts counts) {
        groups.merge(group, counts, RequestCounts::plus);
        prune();
    }

    void merge(TopCounts<K> other) {
        other.groups.forEach((group, counts) -> groups.merge(group, counts, RequestCounts::plus));
        removed += other.removed;
        uncertainty += other.uncertainty;
        prune();
    }

    /** A group that is not counted has at most as many requests as the largest one that was removed each time. */
    private void prune() {
        if (groups.size() <= 2 * limit) {
            return;
        }
        List<Map.Entry<K, RequestCounts>> sorted = sorted();
        uncertainty += sorted.get(limit).getValue().requests();
        for (Map.Entry<K, RequestCounts> small : sorted.subList(limit, sorted.size())) {
            removed += small.getValue().requests();
            groups.remove(small.getKey());
        }
    }

    /** The largest groups, at most {@code count}. */
    Ranking<K> top(int count) {
        Map<K, RequestCounts> top = new LinkedHashMap<>();
        long others = removed;
        for (Map.Entry<K, RequestCounts> group : sorted()) {
            if (top.size() < count) {
                top.put(group.getKey(), group.getValue());
            } else {
                others += group.getValue().requests();
            }
        }
        return new Ranking<>(top, others, uncertainty);
    }

    private List<Map.Entry<K, RequestCounts>> sorted() {
        List<Map.Entry<K, RequestCounts>> sorted = new ArrayList<>(groups.entrySet());
        sorted.sort(Comparator.comparing(
                        (Map.Entry<K, RequestCounts> group) -> group.getValue().requests())
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()));
        return sorted;
    }
}
