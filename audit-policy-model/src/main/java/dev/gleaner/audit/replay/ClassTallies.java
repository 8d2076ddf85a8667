package dev.gleaner.audit.replay;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tallies of classes, no more than a number of them. Where there are more, those are counted one by one that come
 * first in an order of their hashes, which is the same whatever came first in time: one that is among the first of all
 * was among the first at any time, and was never given up.
 */
final class ClassTallies implements Serializable {
    private static final long serialVersionUID = 1;

    /** What is alike in their texts comes to lie apart. */
    private static final Comparator<RequestClass> ORDER =
            Comparator.comparingInt(ClassTallies::spread).thenComparing(Comparator.naturalOrder());

    private static final int PRIME = 0x9e3779b1;

    private final int most;

    @SuppressWarnings("serial")
    private final Map<RequestClass, ClassTally> tallies = new LinkedHashMap<>();

    private final ClassTally rest = new ClassTally();
    private @Nullable RequestClass last;

    ClassTallies(int most) {
        this.most = most;
    }

    /** The tally of a class, or that of the rest. */
    ClassTally of(RequestClass requests) {
        ClassTally known = tallies.get(requests);
        if (known != null) {
            return known;
        }
        if (last != null && ORDER.compare(requests, last) > 0) {
            return rest;
        }
        ClassTally tally = new ClassTally();
        tallies.put(requests, tally);
        return tally;
    }

    /** Whether there are so many that some should be given up. */
    boolean isOver() {
        return tallies.size() > 2 * most;
    }

    /** Gives up what is too much; tallies that were taken before may not be those of their class any more. */
    void prune() {
        if (tallies.size() <= most) {
            return;
        }
        List<RequestClass> all = new ArrayList<>(tallies.keySet());
        all.sort(ORDER);
        last = all.get(most - 1);
        for (RequestClass more : all.subList(most, all.size())) {
            rest.merge(Objects.requireNonNull(tallies.remove(more)));
        }
    }

    void merge(ClassTallies other) {
        other.tallies.forEach((requests, tally) -> of(requests).merge(tally));
        rest.merge(other.rest);
        prune();
    }

    /** The classes that are counted one by one, and their tallies. */
    Map<RequestClass, ClassTally> counted() {
        return Collections.unmodifiableMap(tallies);
    }

    /** The tally of all other classes. */
    ClassTally rest() {
        return rest;
    }

    private static int spread(RequestClass requests) {
        int hash = requests.user().hashCode();
        hash = hash * PRIME + requests.verb().hashCode();
        hash = hash * PRIME + requests.resource().apiGroup().hashCode();
        hash = hash * PRIME + requests.resource().resource().hashCode();
        hash = hash * PRIME + requests.resource().subresource().hashCode();
        hash *= PRIME;
        return hash ^ hash >>> Short.SIZE;
    }
}
