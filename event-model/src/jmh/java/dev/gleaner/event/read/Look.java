package dev.gleaner.event.read;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a look at the fields of a log comes to. A quick one asks each value for no more than it takes to have it there; an
 * exact one takes its characters, so that two libraries can be compared. Absent is as good as empty, and the order of a
 * map does not matter.
 */
final class Look {
    private final boolean exact;
    private long sum;
    private long records;
    private long bodies;

    private Look(boolean exact) {
        this.exact = exact;
    }

    static Look quick() {
        return new Look(false);
    }

    static Look exact() {
        return new Look(true);
    }

    void record() {
        records++;
    }

    void text(@Nullable String value) {
        sum = sum * 31 + weight(value);
    }

    void number(long value) {
        sum = sum * 31 + value;
    }

    void time(@Nullable Instant value) {
        if (exact) {
            text(value == null ? "" : value.toString());
        } else if (value != null) {
            sum += value.getEpochSecond() + value.getNano();
        }
    }

    void texts(@Nullable Collection<String> values) {
        if (values != null) {
            values.forEach(this::text);
        }
    }

    void map(@Nullable Map<String, String> map) {
        if (map != null) {
            map.forEach((key, value) -> sum += weight(key) * 31 + weight(value));
        }
    }

    void lists(@Nullable Map<String, ? extends Collection<String>> map) {
        if (map != null) {
            map.forEach((key, values) -> {
                sum += weight(key);
                values.forEach(value -> sum += weight(value));
            });
        }
    }

    /** A body is there; its size depends on how a library holds it. */
    void body(long size) {
        sum++;
        bodies += size;
    }

    long records() {
        return records;
    }

    /** What was seen, apart from the sizes of bodies. */
    long sum() {
        return sum;
    }

    /** Everything, so that nothing of it can be optimised away. */
    long all() {
        return sum + records + bodies;
    }

    private int weight(@Nullable String value) {
        if (value == null) {
            return 0;
        }
        return exact ? value.hashCode() : value.length();
    }
}
