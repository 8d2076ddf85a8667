package dev.gleaner.audit.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For each resource and subresource, the alternatives that accept it. */
final class ResourceTable {
    private final Map<String, Named> resources;
    private final long[] others;
    private final RowTable parts;
    private final RowTable longer;

    private ResourceTable(Map<String, Named> resources, long[] others, RowTable parts, RowTable longer) {
        this.resources = resources;
        this.others = others;
        this.parts = parts;
        this.longer = longer;
    }

    /** The alternatives that accept it because of the resource; the subresource is empty for the object itself. */
    long[] ofResource(String resource, String subresource) {
        Named named = resources.get(resource);
        if (subresource.isEmpty()) {
            return named == null ? others : named.itself;
        }
        long[] row = named == null ? others : named.parts.of(subresource);
        return resource.indexOf('/') < 0 && subresource.indexOf('/') < 0
                ? row
                : union(row, longer.of(resource + "/" + subresource));
    }

    /** The alternatives that accept it because of the subresource, for any resource. */
    long[] ofPart(String subresource) {
        return subresource.isEmpty() ? parts.others() : parts.of(subresource);
    }

    private static long[] union(long[] one, long[] other) {
        long[] union = one.clone();
        for (int i = 0; i < union.length; i++) {
            union[i] |= other[i];
        }
        return union;
    }

    /** How many words the rows have. */
    long words() {
        long words = others.length + parts.words() + longer.words();
        for (Named named : resources.values()) {
            words += named.itself.length + named.parts.words();
        }
        return words;
    }

    /** The alternatives that accept a resource that patterns name. */
    private static final class Named {
        private final long[] itself;
        private final RowTable parts;

        Named(long[] itself, RowTable parts) {
            this.itself = itself;
            this.parts = parts;
        }
    }

    /** Collects the values that each alternative accepts. */
    static final class Builder {
        private final Ranges any = new Ranges();
        private final Map<String, NamedBuilder> named = new LinkedHashMap<>();
        private final RowTable.Builder parts = new RowTable.Builder();
        private final RowTable.Builder longer = new RowTable.Builder();
        private int rows = 1;

        /** The alternatives from one to before another accept any resource and part. */
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
                parts.accept(pattern.substring(2), from, to);
            }
            if (pattern.endsWith("/*")) {
                NamedBuilder resource = named(pattern.substring(0, pattern.length() - 2));
                resource.itself.add(from, to);
                resource.parts.acceptAny(from, to);
            }
            named(pattern).itself.add(from, to);
            int slash = pattern.indexOf('/');
            if (slash >= 0 && pattern.indexOf('/', slash + 1) < 0) {
                RowTable.Builder ofResource = named(pattern.substring(0, slash)).parts;
                rows -= ofResource.rows();
                ofResource.accept(pattern.substring(slash + 1), from, to);
                rows += ofResource.rows();
            } else if (slash >= 0) {
                // It accepts what has a slash in the resource or in the part, too, as no request of a client has.
                longer.accept(pattern, from, to);
            }
        }

        private NamedBuilder named(String resource) {
            return named.computeIfAbsent(resource, r -> {
                rows += 2;
                return new NamedBuilder();
            });
        }

        /** How many rows the table will have. */
        int rows() {
            return rows + parts.rows() + longer.rows();
        }

        ResourceTable build(long[] none) {
            long[] others = any.with(none);
            Map<String, Named> resources = new LinkedHashMap<>();
            named.forEach((resource, builder) ->
                    resources.put(resource, new Named(builder.itself.with(others), builder.parts.build(others))));
            return new ResourceTable(resources, others, parts.build(none), longer.build(none));
        }
    }

    private static final class NamedBuilder {
        private final Ranges itself = new Ranges();
        private final RowTable.Builder parts = new RowTable.Builder();
    }
}
