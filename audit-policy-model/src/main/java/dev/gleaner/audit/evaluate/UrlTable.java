package dev.gleaner.audit.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A table from URL paths to the alternatives that accept them. It contains the sorted texts of patterns, without stars.
 * An alternative that accepts a prefix accepts every path that starts with it, so the row of the longest prefix
 * contains those of shorter ones.
 */
final class UrlTable {
    private final String[] texts;
    /** For each text, the index of the longest other text that is a prefix of it; -1 if there is none. */
    private final int[] longestPrefix;

    private final long[][] exact;
    private final long[][] prefix;
    private final long[] others;

    private UrlTable(NavigableMap<String, Accepting> named, long[] others) {
        this.texts = named.keySet().toArray(String[]::new);
        this.longestPrefix = new int[texts.length];
        this.exact = new long[texts.length][];
        this.prefix = new long[texts.length][];
        this.others = others;
        int i = 0;
        for (Accepting accepting : named.values()) {
            longestPrefix[i] = longestPrefixOf(texts[i], i - 1);
            prefix[i] = accepting.prefix.addedTo(longestPrefix[i] < 0 ? others : prefix[longestPrefix[i]]);
            exact[i] = accepting.exact.addedTo(prefix[i]);
            i++;
        }
    }

    /** The alternatives that accept a path. */
    long[] of(String path) {
        int found = Arrays.binarySearch(texts, path);
        if (found >= 0) {
            return exact[found];
        }
        int longest = longestPrefixOf(path, -found - 2);
        return longest < 0 ? others : prefix[longest];
    }

    /**
     * The index of the longest text up to {@code last} that is a prefix of a path; -1 if there is none. It is the last
     * text or a prefix of it.
     */
    private int longestPrefixOf(String path, int last) {
        int candidate = last;
        while (candidate >= 0 && !path.startsWith(texts[candidate])) {
            candidate = longestPrefix[candidate];
        }
        return candidate;
    }

    /** The number of words in all rows. */
    long words() {
        return (2L * texts.length + 1) * others.length;
    }

    /** The alternatives that accept exactly a text, and those that accept every path that starts with it. */
    private static final class Accepting {
        private final Ranges exact = new Ranges();
        private final Ranges prefix = new Ranges();
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
            (pattern.endsWith("*") ? accepting.prefix : accepting.exact).add(alternative, alternative + 1);
        }

        /** The number of rows of the table. */
        int rows() {
            return 2 * named.size() + 1;
        }

        UrlTable build(long[] none) {
            return new UrlTable(named, any.addedTo(none));
        }
    }
}
