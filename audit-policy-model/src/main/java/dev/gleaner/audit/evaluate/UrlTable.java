package dev.gleaner.audit.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * For each path of a URL, the alternatives that accept it. Paths and beginnings of paths are sorted; what accepts a
 * beginning accepts everything that starts with it, so that the longest one tells all.
 */
final class UrlTable {
    private final String[] texts;
    /** The longest other text that this one starts with; -1 when there is none. */
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
            longer[i] = (shorter[i] < 0 ? others : longer[shorter[i]]).clone();
            Rows.addAll(longer[i], accepting.longer);
            whole[i] = longer[i].clone();
            Rows.addAll(whole[i], accepting.whole);
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

    /** What a path starts with, the last text before it starts with, too, or it is that text. */
    private int longestStart(String path, int before) {
        int candidate = before;
        while (candidate >= 0 && !path.startsWith(texts[candidate])) {
            candidate = shorter[candidate];
        }
        return candidate;
    }

    /** The alternatives that accept a text itself, and those that accept what starts with it. */
    private static final class Accepting {
        private final long[] whole;
        private final long[] longer;

        Accepting(int words) {
            whole = new long[words];
            longer = new long[words];
        }
    }

    /** Collects which alternative accepts what. */
    static final class Builder {
        private final int words;
        private final long[] any;
        private final NavigableMap<String, Accepting> named = new TreeMap<>();

        Builder(int words) {
            this.words = words;
            this.any = new long[words];
        }

        /** An empty list of patterns accepts any path. */
        void accept(List<String> patterns, int alternative) {
            if (patterns.isEmpty()) {
                Rows.add(any, alternative);
            }
            patterns.forEach(pattern -> accept(pattern, alternative));
        }

        private void accept(String pattern, int alternative) {
            if (pattern.endsWith("*")) {
                Rows.add(named(Patterns.withoutStars(pattern)).longer, alternative);
            } else {
                Rows.add(named(pattern).whole, alternative);
            }
        }

        private Accepting named(String text) {
            return named.computeIfAbsent(text, t -> new Accepting(words));
        }

        UrlTable build() {
            return new UrlTable(named, any);
        }
    }
}
