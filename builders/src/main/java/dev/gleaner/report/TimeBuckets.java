package dev.gleaner.report;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts requests by time, in intervals of equal length that start at multiples of it in UTC. If there are more than
 * {@value #MOST} intervals with requests, the length increases. The result does not depend on the order of the
 * requests.
 */
final class TimeBuckets {
    /** The maximum number of intervals with requests. */
    static final int MOST = 400;

    /** The lengths in seconds; each is a multiple of the previous one. The last one is doubled if necessary. */
    private static final long[] LENGTHS = {1, 5, 15, 60, 300, 900, 3_600, 21_600, 86_400, 604_800};

    private int step;
    private long length = LENGTHS[0];
    private NavigableMap<Long, RequestCounts> buckets = new TreeMap<>();

    void add(Instant time, RequestCounts counts) {
        buckets.merge(Math.floorDiv(time.getEpochSecond(), length), counts, RequestCounts::plus);
        shrink();
    }

    void merge(TimeBuckets other) {
        while (length < other.length) {
            widen();
        }
        long factor = length / other.length;
        if (factor == 0) {
            throw new IllegalStateException("lengths of intervals do not divide each other");
        }
        other.buckets.forEach(
                (bucket, counts) -> buckets.merge(Math.floorDiv(bucket, factor), counts, RequestCounts::plus));
        shrink();
    }

    private void shrink() {
        while (buckets.size() > MOST) {
            widen();
        }
    }

    private void widen() {
        long wider = ++step < LENGTHS.length ? LENGTHS[step] : 2 * length;
        long factor = wider / length;
        NavigableMap<Long, RequestCounts> merged = new TreeMap<>();
        buckets.forEach((bucket, counts) -> merged.merge(Math.floorDiv(bucket, factor), counts, RequestCounts::plus));
        buckets = merged;
        length = wider;
    }

    Duration length() {
        return Duration.ofSeconds(length);
    }

    /** The counts by the start of the interval; intervals without requests are absent. */
    SortedMap<Instant, RequestCounts> counts() {
        SortedMap<Instant, RequestCounts> counts = new TreeMap<>();
        buckets.forEach((bucket, sum) -> counts.put(start(bucket), sum));
        return counts;
    }

    private Instant start(long bucket) {
        long first = bucket * length;
        return first < Instant.MIN.getEpochSecond() ? Instant.MIN : Instant.ofEpochSecond(first);
    }
}
