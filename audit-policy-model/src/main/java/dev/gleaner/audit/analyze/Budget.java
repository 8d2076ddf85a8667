package dev.gleaner.audit.analyze;

/**
 * The number of steps that an analysis may still take. A step is roughly a comparison with one value of one rule, or
 * with 64 rules at once. The limit is a number of steps and not a time, so that an answer does not depend on the
 * machine. Not thread-safe.
 */
final class Budget {
    private final long steps;
    private long remaining;

    Budget(long steps) {
        this.steps = steps;
        this.remaining = steps;
    }

    /** Subtracts steps before they are taken. */
    void spend(long count) {
        if (count > remaining) {
            remaining = 0;
            throw new AnalysisLimitException(steps);
        }
        remaining -= count;
    }

    /** Subtracts the steps for comparing each value of one list with each value of another. */
    void spend(int count, int otherCount) {
        spend(1 + (long) count * otherCount);
    }

    /** Splits off a part of the remaining steps. Steps that it does not use can be put back. */
    Budget part(int parts) {
        Budget part = new Budget(remaining / parts);
        remaining -= part.remaining;
        return part;
    }

    /** Adds the remaining steps of another budget, and empties it. */
    void putBack(Budget part) {
        remaining += part.remaining;
        part.remaining = 0;
    }
}
