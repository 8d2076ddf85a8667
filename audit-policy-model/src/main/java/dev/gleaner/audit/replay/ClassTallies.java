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
 * The tallies of classes. Up to a limit, each class is counted separately. If there are more classes, only those that
 * come first in an order by hash are counted separately. The result does not depend on the order of events: a class
 * that is among the first of all classes is among the first at any time, so it is never removed.
 */
final class ClassTallies implements Serializable {
    private static final long serialVersionUID = 1;

    /** Orders by hash, which separates similar texts. */
    private static final Comparator<RequestClass> ORDER =
            Comparator.comparingInt(ClassTallies::hash).thenComparing(Comparator.naturalOrder());

    private static final int PRIME = 0x9e3779b1;

    private final int limit;

    @SuppressWarnings("serial")
    private final Map<RequestClass, ClassTally> tallies = new LinkedHashMap<>();

    private final ClassTally rest = new ClassTally();
    private @Nullable RequestClass last;

    ClassTallies(int limit) {
        this.limit = limit;
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

    /** Whether there are more than twice as many classes as the limit, so that {@link #prune} is worth its time. */
    boolean isOverfull() {
        return tallies.size() > 2 * limit;
    }

    /** Moves the classes beyond the limit to the rest. Tallies that were returned before may no longer be counted. */
    void prune() {
        if (tallies.size() <= limit) {
            return;
        }
        List<RequestClass> all = new ArrayList<>(tallies.keySet());
        all.sort(ORDER);
        last = all.get(limit - 1);
        for (RequestClass more : all.subList(limit, all.size())) {
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

    private static int hash(RequestClass requests) {
        int value = requests.user().hashCode();
        value = value * PRIME + requests.verb().hashCode();
        value = value * PRIME + requests.resource().apiGroup().hashCode();
        value = value * PRIME + requests.resource().resource().hashCode();
        value = value * PRIME + requests.resource().subresource().hashCode();
        value *= PRIME;
        return value ^ value >>> Short.SIZE;
    }
}
