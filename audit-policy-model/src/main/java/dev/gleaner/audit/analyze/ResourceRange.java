package dev.gleaner.audit.analyze;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resources and subresources that a pattern matches.
 *
 * @param resource the resource; null for any
 * @param subresource the subresource; empty for the object itself; null for any, including the object itself
 */
record ResourceRange(@Nullable String resource, @Nullable String subresource) {
    /** Every resource and subresource. */
    static final ResourceRange ANY = new ResourceRange(null, null);

    /**
     * The ranges whose union a pattern matches. A slash of the pattern may also be part of the resource or subresource.
     */
    static List<ResourceRange> of(String pattern) {
        if (pattern.equals("*")) {
            return List.of(ANY);
        }
        List<ResourceRange> ranges = new ArrayList<>();
        if (pattern.startsWith("*/") && pattern.length() > 2) {
            ranges.add(new ResourceRange(null, pattern.substring(2)));
        }
        if (pattern.endsWith("/*")) {
            ranges.add(new ResourceRange(pattern.substring(0, pattern.length() - 2), null));
        }
        for (int i = pattern.indexOf('/'); i >= 0 && i < pattern.length() - 1; i = pattern.indexOf('/', i + 1)) {
            ranges.add(new ResourceRange(pattern.substring(0, i), pattern.substring(i + 1)));
        }
        ranges.add(new ResourceRange(pattern, ""));
        return ranges;
    }

    /** The intersection; null if it is empty. */
    @Nullable
    ResourceRange and(ResourceRange other) {
        if (resource != null && other.resource != null && !resource.equals(other.resource)
                || subresource != null && other.subresource != null && !subresource.equals(other.subresource)) {
            return null;
        }
        return new ResourceRange(
                resource == null ? other.resource : resource, subresource == null ? other.subresource : subresource);
    }
}
