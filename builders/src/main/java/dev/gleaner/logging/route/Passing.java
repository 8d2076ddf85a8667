package dev.gleaner.logging.route;

/** How many of the records that reach filters pass them. */
public enum Passing {
    /** Every record passes. */
    ALL,
    /**
     * Each record may pass or not. It depends on fields that match lists do not name, on other records, as with
     * {@code concat} and {@code detectExceptions}, or on the time, as with {@code throttle}.
     */
    DEPENDS,
    /** No record passes. */
    NONE;

    static Passing of(boolean passes) {
        return passes ? ALL : NONE;
    }

    /** How many records pass two filters, one after the other. */
    Passing and(Passing other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** How many records pass at least one of two filters. */
    Passing or(Passing other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** How many records do not pass. */
    Passing not() {
        return this == ALL ? NONE : this == NONE ? ALL : this;
    }

    /** How many records of two groups pass: this is the value of one group, {@code other} that of the other group. */
    Passing beside(Passing other) {
        return this == other ? this : DEPENDS;
    }
}
