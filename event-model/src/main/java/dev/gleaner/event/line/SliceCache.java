package dev.gleaner.event.line;

import org.jspecify.annotations.Nullable;

/**
 * A cache of recent slices, so that most of a log is recognised instead of parsed. A slice is cached at its third
 * occurrence. Most requests have two stages, so that values of a single request are not copied, and do not replace
 * other slices. Thread-safe without locks: if an entry is lost, the slice is created again.
 */
final class SliceCache<T> {
    private static final int WAYS = 4;
    private static final int LONGEST = 1024;
    private static final int SAMPLES = 8;
    private static final long PRIME = 0x9e3779b97f4a7c15L;

    private final @Nullable Slice<T>[] slices;
    /** A part of the hash of each slice, which is compared first. */
    private final int[] tags;
    /** A part of the hash of each slice that occurred and was not cached; odd if it occurred twice. */
    private final int[] seen;

    private final int[] offsets;
    private final int shift;

    /**
     * A cache.
     *
     * @param size the number of slices, a power of two
     * @param offsets the offsets of words near the start of a slice in which slices differ, for {@link #hashAt}
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    SliceCache(int size, int... offsets) {
        this.slices = new Slice[size];
        this.tags = new int[size];
        this.seen = new int[size];
        this.offsets = offsets;
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(size / WAYS);
    }

    /** The cached slice with a hash and these bytes; null if there is none. */
    @Nullable
    Slice<T> find(long hash, byte[] bytes, int from, int to) {
        int slot = slot(hash);
        int tag = (int) hash;
        for (int i = slot; i < slot + WAYS; i++) {
            if (tags[i] == tag) {
                Slice<T> slice = slices[i];
                if (slice != null && slice.is(bytes, from, to)) {
                    return slice;
                }
            }
        }
        return null;
    }

    /** The cached slice with a hash from {@link #hashAt} that starts at an index; null if there is none. */
    @Nullable
    Slice<T> startingAt(long hash, byte[] bytes, int at, int limit) {
        int slot = slot(hash);
        int tag = (int) hash;
        for (int i = slot; i < slot + WAYS; i++) {
            if (tags[i] == tag) {
                Slice<T> slice = slices[i];
                if (slice != null && at + slice.length() <= limit && slice.is(bytes, at, at + slice.length())) {
                    return slice;
                }
            }
        }
        return null;
    }

    /** Caches a slice that is not cached yet if it occurred twice before; returns it, or null if it is not cached. */
    @Nullable
    Slice<T> take(long hash, byte[] bytes, int from, int to, FieldOffsets fields) {
        int slot = slot(hash);
        int tag = (int) hash;
        int mark = slot | tag >>> 1 & WAYS - 1;
        int once = tag & ~1;
        int twice = tag | 1;
        if (seen[mark] != twice || to - from > LONGEST) {
            seen[mark] = seen[mark] == once ? twice : once;
            return null;
        }
        Slice<T> slice = Slice.copyOf(bytes, from, to, fields);
        for (int i = slot + WAYS - 1; i > slot; i--) {
            slices[i] = slices[i - 1];
            tags[i] = tags[i - 1];
        }
        slices[slot] = slice;
        tags[slot] = tag;
        return slice;
    }

    /** The hash of a slice that starts at an index, with any end; 0 if not all its offsets are before the limit. */
    long hashAt(byte[] bytes, int at, int limit) {
        if (at + offsets[offsets.length - 1] + Words.SIZE > limit) {
            return 0;
        }
        long hash = 0;
        for (int i = 0; i < offsets.length; i++) {
            hash += mix(Words.at(bytes, at + offsets[i]), i);
        }
        return hash ^ hash >>> 32;
    }

    /** The hash of a range of bytes, from a sample of its words. A few words distinguish most values. */
    static long hash(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < Words.SIZE) {
            long word = length;
            for (int i = from; i < to; i++) {
                word = word << Byte.SIZE | bytes[i] & 0xff;
            }
            return mix(word, length);
        }
        long hash = mix(Words.at(bytes, to - Words.SIZE), length);
        int step = Math.max(Words.SIZE, length / SAMPLES);
        int samples = 0;
        for (int i = from; i < to - Words.SIZE; i += step) {
            hash += mix(Words.at(bytes, i), ++samples);
        }
        return hash ^ hash >>> 32;
    }

    /** Mixes a word with its place. Each word is mixed on its own, so that the processor can mix several at once. */
    static long mix(long word, int place) {
        long mixed = (word ^ place * PRIME) * PRIME;
        return mixed ^ mixed >>> 29;
    }

    private int slot(long hash) {
        return (int) (hash * PRIME >>> shift) * WAYS;
    }
}
