package dev.gleaner.audit.replay;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map of sums, in the order of their size. Most readers only iterate, so that the table for lookups is
 * made on the first one.
 */
final class Ranking<K> extends AbstractMap<K, Change> {
    private final List<Map.Entry<K, Change>> entries;
    private @Nullable Map<K, Change> table;

    private Ranking(List<Map.Entry<K, Change>> entries) {
        this.entries = entries;
    }

    /** The sums by size, the largest first, and then by key. The keys must be different. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static <K extends Comparable<K>> Ranking<K> of(Iterable<Map.Entry<K, Sum>> sums, int count) {
        // There are no arrays of generic types.
        Map.Entry<K, Sum>[] sorted = new Map.Entry[count];
        int end = 0;
        for (Map.Entry<K, Sum> sum : sums) {
            sorted[end++] = sum;
        }
        Arrays.sort(sorted, (one, other) -> {
            int bySize = one.getValue().compareByNoise(other.getValue());
            return bySize != 0 ? bySize : one.getKey().compareTo(other.getKey());
        });
        Map.Entry<K, Change>[] entries = new Map.Entry[count];
        for (int i = 0; i < count; i++) {
            entries[i] = Map.entry(sorted[i].getKey(), sorted[i].getValue().change());
        }
        return new Ranking<>(List.of(entries));
    }

    private Map<K, Change> table() {
        Map<K, Change> known = table;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Map.Entry<K, Change> entry : entries) {
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
                return entries.iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }
}
