package dev.gleaner.audit.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table from resources and subresources to the alternatives that accept them. */
final class ResourceTable {
    private final Map<String, Named> resources;
    private final long[] others;
    private final RowTable subresources;
    private final RowTable severalSlashes;

    private ResourceTable(Map<String, Named> resources, long[] others, RowTable subresources, RowTable severalSlashes) {
        this.resources = resources;
        this.others = others;
        this.subresources = subresources;
        this.severalSlashes = severalSlashes;
    }

    /**
     * The alternatives with a pattern such as {@code pods}, {@code pods/log}, {@code pods/*} or {@code *} that matches.
     * The subresource is empty for the object itself.
     */
    long[] ofResource(String resource, String subresource) {
        Named named = resources.get(resource);
        if (subresource.isEmpty()) {
            return named == null ? others : named.itself;
        }
        long[] row = named == null ? others : named.subresources.of(subresource);
        return resource.indexOf('/') < 0 && subresource.indexOf('/') < 0
                ? row
                : union(row, severalSlashes.of(resource + "/" + subresource));
    }

    /** The alternatives with a pattern such as <code>*&#47;log</code> that matches. */
    long[] ofSubresource(String subresource) {
        return subresource.isEmpty() ? subresources.others() : subresources.of(subresource);
    }

    private static long[] union(long[] one, long[] other) {
        long[] union = one.clone();
        for (int i = 0; i < union.length; i++) {
            union[i] |= other[i];
        }
        return union;
    }

    /** The number of words in all rows. */
    long words() {
        long words = others.length + subresources.words() + severalSlashes.words();
        for (Named named : resources.values()) {
            words += named.itself.length + named.subresources.words();
        }
        return words;
    }

    /** The rows of a resource that patterns name: for the object itself, and for its subresources. */
    private static final class Named {
        private final long[] itself;
        private final RowTable subresources;

        Named(long[] itself, RowTable subresources) {
            this.itself = itself;
            this.subresources = subresources;
        }
    }

    /** Collects the values that each alternative accepts. */
    static final class Builder {
        private final Ranges any = new Ranges();
        private final Map<String, NamedBuilder> named = new LinkedHashMap<>();
        private final RowTable.Builder subresources = new RowTable.Builder();
        private final RowTable.Builder severalSlashes = new RowTable.Builder();
        private int rows = 1;

        /** The alternatives {@code from} (inclusive) to {@code to} (exclusive) accept any resource and subresource. */
        void acceptAny(int from, int to) {
            any.add(from, to);
        }

        /** An empty list of patterns accepts any resource and subresource. */
        void accept(List<String> patterns, int alternative) {
            if (patterns.isEmpty()) {
                any.add(alternative, alternative + 1);
            }
            patterns.forEach(pattern -> accept(pattern, alternative, alternative + 1));
        }

        private void accept(String pattern, int from, int to) {
            if (pattern.equals("*")) {
                any.add(from, to);
                return;
            }
            if (pattern.startsWith("*/")) {
                subresources.accept(pattern.substring(2), from, to);
            }
            if (pattern.endsWith("/*")) {
                NamedBuilder resource = named(pattern.substring(0, pattern.length() - 2));
                resource.itself.add(from, to);
                resource.subresources.acceptAny(from, to);
            }
            named(pattern).itself.add(from, to);
            int slash = pattern.indexOf('/');
            if (slash >= 0 && pattern.indexOf('/', slash + 1) < 0) {
                RowTable.Builder ofResource = named(pattern.substring(0, slash)).subresources;
                rows -= ofResource.rows();
                ofResource.accept(pattern.substring(slash + 1), from, to);
                rows += ofResource.rows();
            } else if (slash >= 0) {
                // It matches only a resource or subresource with a slash, which no client can request.
                severalSlashes.accept(pattern, from, to);
            }
        }

        private NamedBuilder named(String resource) {
            return named.computeIfAbsent(resource, r -> {
                rows += 2;
                return new NamedBuilder();
            });
        }

        /** The number of rows of the table. */
        int rows() {
            return rows + subresources.rows() + severalSlashes.rows();
        }

        ResourceTable build(long[] none) {
            long[] others = any.addedTo(none);
            Map<String, Named> resources = new LinkedHashMap<>();
            named.forEach((resource, builder) -> resources.put(
                    resource, new Named(builder.itself.addedTo(others), builder.subresources.build(others))));
            return new ResourceTable(resources, others, subresources.build(none), severalSlashes.build(none));
        }
    }

    private static final class NamedBuilder {
        private final Ranges itself = new Ranges();
        private final RowTable.Builder subresources = new RowTable.Builder();
    }
}
