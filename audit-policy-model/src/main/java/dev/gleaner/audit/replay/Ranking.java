package dev.gleaner.audit.replay;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map of sums, sorted by size. The sums are calculated and sorted when the map is first read, and the
 * table is created when a key is first looked up, because many callers need neither. Thread-safe: concurrent readers
 * compute the same order.
 */
final class Ranking<K extends Comparable<K>> extends AbstractMap<K, Change> {
    private final Supplier<Collection<Map.Entry<K, Sum>>> sums;
    private @Nullable List<Map.Entry<K, Change>> entries;
    private @Nullable Map<K, Change> table;

    private Ranking(Supplier<Collection<Map.Entry<K, Sum>>> sums) {
        this.sums = sums;
    }

    /** The sums by size, the largest first, and then by key. The keys must be different. */
    static <K extends Comparable<K>> Ranking<K> of(Collection<Map.Entry<K, Sum>> sums) {
        return new Ranking<>(() -> sums);
    }

    /** The sums of classes with the same key, in the same order. */
    static <K extends Comparable<K>> Ranking<K> of(
            Collection<Map.Entry<RequestClass, Sum>> classes, Function<RequestClass, K> key) {
        return new Ranking<>(() -> {
            Map<K, Sum> sums = new LinkedHashMap<>();
            classes.forEach(one -> sums.computeIfAbsent(key.apply(one.getKey()), added -> new Sum())
                    .add(one.getValue()));
            return sums.entrySet();
        });
    }

    private List<Map.Entry<K, Change>> entries() {
        List<Map.Entry<K, Change>> known = entries;
        if (known == null) {
            known = ordered(sums.get()).stream()
                    .map(sum -> Map.entry(sum.getKey(), sum.getValue().change()))
                    .toList();
            entries = known;
        }
        return known;
    }

    /**
     * The sums in order. Sums are first sorted by their rank; only sums of the same rank are compared with each other.
     */
    private static <K extends Comparable<K>> List<Map.Entry<K, Sum>> ordered(Collection<Map.Entry<K, Sum>> sums) {
        List<Map.Entry<K, Sum>> given = List.copyOf(sums);
        long greatest = given.stream()
                .mapToLong(sum -> sum.getValue().bytesBefore())
                .max()
                .orElse(0);
        long[] ranks =
                given.stream().mapToLong(sum -> sum.getValue().rank(greatest)).toArray();
        int[] order = DescendingOrder.of(ranks);
        List<Map.Entry<K, Sum>> sorted = new ArrayList<>(order.length);
        int from = 0;
        for (int i = 0; i < order.length; i++) {
            sorted.add(given.get(order[i]));
            if (i + 1 == order.length || ranks[order[i]] != ranks[order[i + 1]]) {
                sorted.subList(from, i + 1).sort(Ranking::compare);
                from = i + 1;
            }
        }
        return sorted;
    }

    private static <K extends Comparable<K>> int compare(Map.Entry<K, Sum> one, Map.Entry<K, Sum> other) {
        int bySize = one.getValue().compareBySize(other.getValue());
        return bySize != 0 ? bySize : one.getKey().compareTo(other.getKey());
    }

    private Map<K, Change> table() {
        Map<K, Change> known = table;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Map.Entry<K, Change> entry : entries()) {
                known.put(entry.getKey(), entry.getValue());
            }
            table = known;
        }
        return known;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return table().containsKey(key);
    }

    @Override
    public @Nullable Change get(@Nullable Object key) {
        return table().get(key);
    }

    @Override
    public Set<Map.Entry<K, Change>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<K, Change>> iterator() {
                return entries().iterator();
            }

            @Override
            public int size() {
                return entries().size();
            }
        };
    }
}
