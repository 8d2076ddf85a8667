package dev.gleaner.event.schema;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Makes the names of the fields of an object distinct, so that each value counts if a carrier has a name several times.
 * A name that occurs again gets a suffix of spaces and quotes. Not thread-safe.
 */
public final class FreeNames {
    private final Set<String> used = new LinkedHashSet<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** Starts without names. */
    public FreeNames() {}

    /** The name; with a suffix if it was returned before. */
    public String free(String name) {
        if (used.add(Objects.requireNonNull(name, "name"))) {
            return name;
        }
        String other;
        do {
            other = name + suffix(counts.merge(name, 1, Integer::sum));
        } while (!used.add(other));
        return other;
    }

    /** The bits of a number as characters, so that suffixes stay short. */
    private static String suffix(int number) {
        StringBuilder suffix = new StringBuilder();
        for (int bits = number; bits > 0; bits >>= 1) {
            suffix.append((bits & 1) == 0 ? '\'' : ' ');
        }
        return suffix.toString();
    }
}
