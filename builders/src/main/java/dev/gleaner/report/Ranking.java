package dev.gleaner.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The groups with the most requests.
 *
 * @param groups the groups, the largest first
 * @param others the number of requests in groups that are not listed
 * @param uncertainty the maximum number of requests that are missing from a group, or from one that is not listed; 0 if
 *     all numbers are exact
 * @param <K> the type of a group
 */
public record Ranking<K>(Map<K, RequestCounts> groups, long others, long uncertainty) {
    /** Copies the map. */
    public Ranking {
        Objects.requireNonNull(groups, "groups");
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }
}
