package dev.gleaner.audit.analyze;

/**
 * How much an analysis may still do, in steps: a step is about a look at one value of one rule, or at 64 rules at once. Steps
 * are counted and not timed, so that an answer does not depend on the machine. Not thread-safe.
 */
final class Budget {
    private final long steps;
    private long left;

    Budget(long steps) {
        this.steps = steps;
        this.left = steps;
    }

    /** Takes off steps that are about to be done. */
    void spend(long some) {
        if (some > left) {
            left = 0;
            throw new AnalysisLimitException(steps);
        }
        left -= some;
    }

    /** Steps for each value of one list with each of another. */
    void spend(int some, int others) {
        spend(1 + (long) some * others);
    }

    /** A part of what is left, which is no longer in this one; what of it is not needed can be put back. */
    Budget part(int parts) {
        Budget part = new Budget(left / parts);
        left -= part.left;
        return part;
    }

    /** Adds what another one has left. */
    void putBack(Budget part) {
        left += part.left;
        part.left = 0;
    }
}
