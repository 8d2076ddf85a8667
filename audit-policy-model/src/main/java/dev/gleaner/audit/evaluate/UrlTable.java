package dev.gleaner.audit.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * For each path of a URL, the alternatives that accept it. Paths and prefixes are sorted. What accepts a prefix accepts
 * everything that starts with it, so that the longest prefix has all alternatives.
 */
final class UrlTable {
    private final String[] texts;
    /** The longest other text that is a prefix of this one; -1 if there is none. */
    private final int[] shorter;

    private final long[][] whole;
    private final long[][] longer;
    private final long[] others;

    private UrlTable(NavigableMap<String, Accepting> named, long[] others) {
        this.texts = named.keySet().toArray(String[]::new);
        this.shorter = new int[texts.length];
        this.whole = new long[texts.length][];
        this.longer = new long[texts.length][];
        this.others = others;
        int i = 0;
        for (Accepting accepting : named.values()) {
            shorter[i] = longestStart(texts[i], i - 1);
            longer[i] = accepting.longer.with(shorter[i] < 0 ? others : longer[shorter[i]]);
            whole[i] = accepting.whole.with(longer[i]);
            i++;
        }
    }

    /** The alternatives that accept a path. */
    long[] of(String path) {
        int found = Arrays.binarySearch(texts, path);
        if (found >= 0) {
            return whole[found];
        }
        int longest = longestStart(path, -found - 2);
        return longest < 0 ? others : longer[longest];
    }

    /** The longest prefix of a path: the last text before it, or a prefix of that text. */
    private int longestStart(String path, int before) {
        int candidate = before;
        while (candidate >= 0 && !path.startsWith(texts[candidate])) {
            candidate = shorter[candidate];
        }
        return candidate;
    }

    /** How many words the rows have. */
    long words() {
        return (2L * texts.length + 1) * others.length;
    }

    /** The alternatives that accept a text itself, and those that accept texts that start with it. */
    private static final class Accepting {
        private final Ranges whole = new Ranges();
        private final Ranges longer = new Ranges();
    }

    /** Collects the values that each alternative accepts. */
    static final class Builder {
        private final Ranges any = new Ranges();
        private final NavigableMap<String, Accepting> named = new TreeMap<>();

        /** An empty list of patterns accepts any path. */
        void accept(List<String> patterns, int alternative) {
            if (patterns.isEmpty()) {
                any.add(alternative, alternative + 1);
            }
            patterns.forEach(pattern -> accept(pattern, alternative));
        }

        private void accept(String pattern, int alternative) {
            Accepting accepting = named.computeIfAbsent(Patterns.withoutStars(pattern), t -> new Accepting());
            (pattern.endsWith("*") ? accepting.longer : accepting.whole).add(alternative, alternative + 1);
        }

        /** How many rows the table will have. */
        int rows() {
            return 2 * named.size() + 1;
        }

        UrlTable build(long[] none) {
            return new UrlTable(named, any.with(none));
        }
    }
}
