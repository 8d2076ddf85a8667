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

    /** What passes this and then another. */
    Passing and(Passing other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** What passes this or another. */
    Passing or(Passing other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** What does not pass. */
    Passing not() {
        return this == ALL ? NONE : this == NONE ? ALL : this;
    }

    /** How many of several groups pass, of which this is one, and the other is another. */
    Passing beside(Passing other) {
        return this == other ? this : DEPENDS;
    }
}
