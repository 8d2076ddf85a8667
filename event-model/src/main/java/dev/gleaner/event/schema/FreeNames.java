package dev.gleaner.event.schema;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The names of the fields of an object, told apart if a carrier has a name several times, so that each value counts. Of equal
 * names, the later ones end with spaces and quotes. Not thread-safe.
 */
public final class FreeNames {
    private final Set<String> used = new LinkedHashSet<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** No name yet. */
    public FreeNames() {}

    /** The name, or one like it if it was given out before. */
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

    /** The bits of a number, so that many equal names stay short. */
    private static String suffix(int number) {
        StringBuilder suffix = new StringBuilder();
        for (int bits = number; bits > 0; bits >>= 1) {
            suffix.append((bits & 1) == 0 ? '\'' : ' ');
        }
        return suffix.toString();
    }
}
