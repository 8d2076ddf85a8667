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
 * The tallies of classes, up to a limit. If there are more classes, those that come first in an order by hash are
 * counted separately. This does not depend on the order of events: a class that is among the first of all was among the
 * first at any time, and was never removed.
 */
final class ClassTallies implements Serializable {
    private static final long serialVersionUID = 1;

    /** An order by hash, so that similar texts are apart. */
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

    /** The tally of a class, or the tally of the rest. */
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

    /** Whether there are more classes than the limit allows. */
    boolean isOver() {
        return tallies.size() > 2 * most;
    }

    /** Removes the classes beyond the limit. Tallies that were obtained before may no longer be in use. */
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

    /** The classes that are counted separately, and their tallies. */
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
