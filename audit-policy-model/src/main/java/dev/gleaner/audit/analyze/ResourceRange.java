package dev.gleaner.audit.analyze;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Resources and parts of them that a pattern matches.
 *
 * @param resource the resource; null for any
 * @param subresource the part, empty for the object itself; null for any, and for the object itself
 */
record ResourceRange(@Nullable String resource, @Nullable String subresource) {
    /** Every resource and every part. */
    static final ResourceRange ANY = new ResourceRange(null, null);

    /** What a pattern matches is the union of these. A slash in it may stand in the resource or in the part, too. */
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

    /** What both match; null when that is nothing. */
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
