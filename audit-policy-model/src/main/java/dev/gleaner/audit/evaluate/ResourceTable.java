package dev.gleaner.audit.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For each resource and part of one, the alternatives that accept it. */
final class ResourceTable {
    private final Map<String, Named> resources;
    private final long[] others;
    private final RowTable parts;

    private ResourceTable(Map<String, Named> resources, long[] others, RowTable parts) {
        this.resources = resources;
        this.others = others;
        this.parts = parts;
    }

    /** The alternatives that accept it because of the resource; the part is empty for the object itself. */
    long[] ofResource(String resource, String subresource) {
        Named named = resources.get(resource);
        if (named == null) {
            return others;
        }
        return subresource.isEmpty() ? named.itself : named.parts.of(subresource);
    }

    /** The alternatives that accept it because of the part, whatever the resource. */
    long[] ofPart(String subresource) {
        return subresource.isEmpty() ? parts.others() : parts.of(subresource);
    }

    /** What accepts a resource that patterns name. */
    private static final class Named {
        private final long[] itself;
        private final RowTable parts;

        Named(long[] itself, RowTable parts) {
            this.itself = itself;
            this.parts = parts;
        }
    }

    /** Collects which alternative accepts what. */
    static final class Builder {
        private final int words;
        private final long[] any;
        private final Map<String, NamedBuilder> named = new LinkedHashMap<>();
        private final RowTable.Builder parts;

        Builder(int words) {
            this.words = words;
            this.any = new long[words];
            this.parts = new RowTable.Builder(words);
        }

        /** An empty list of patterns accepts any resource and part. */
        void accept(List<String> patterns, int alternative) {
            if (patterns.isEmpty()) {
                Rows.add(any, alternative);
            }
            patterns.forEach(pattern -> accept(pattern, alternative));
        }

        private void accept(String pattern, int alternative) {
            if (pattern.equals("*")) {
                Rows.add(any, alternative);
                return;
            }
            if (pattern.startsWith("*/")) {
                parts.accept(pattern.substring(2), alternative);
            }
            if (pattern.endsWith("/*")) {
                named(pattern.substring(0, pattern.length() - 2)).acceptAll(alternative);
            }
            Rows.add(named(pattern).itself, alternative);
            for (int i = pattern.indexOf('/'); i >= 0; i = pattern.indexOf('/', i + 1)) {
                named(pattern.substring(0, i)).parts.accept(pattern.substring(i + 1), alternative);
            }
        }

        private NamedBuilder named(String resource) {
            return named.computeIfAbsent(resource, r -> new NamedBuilder(words));
        }

        ResourceTable build() {
            Map<String, Named> resources = new LinkedHashMap<>();
            named.forEach((resource, builder) -> resources.put(resource, builder.build(any)));
            return new ResourceTable(resources, any, parts.build());
        }
    }

    private static final class NamedBuilder {
        private final long[] itself;
        private final RowTable.Builder parts;

        NamedBuilder(int words) {
            itself = new long[words];
            parts = new RowTable.Builder(words);
        }

        void acceptAll(int alternative) {
            Rows.add(itself, alternative);
            parts.acceptAny(alternative);
        }

        Named build(long[] any) {
            Rows.addAll(itself, any);
            return new Named(itself, parts.build(any));
        }
    }
}
