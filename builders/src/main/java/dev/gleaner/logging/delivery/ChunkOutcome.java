package dev.gleaner.logging.delivery;

/** What becomes of a chunk after an answer of its receiver. */
public enum ChunkOutcome {
    /** The receiver has it. */
    ACCEPTED,
    /** It is sent again after a wait; chunks behind it wait, too, with one thread. */
    RETRIED,
    /**
     * It is sent again after a wait although the receiver may have it, so that records can arrive twice; chunks behind
     * it wait, too, with one thread.
     */
    REPEATED,
    /**
     * It is moved to a file below {@code backup} in {@code rootDir}, or in {@code /tmp/fluent} without one, and not sent
     * again. Only a person can send it.
     */
    MOVED,
    /** It is deleted, and fluentd logs an error. */
    DISCARDED,
    /** It counts as sent, and fluentd logs the answer; nothing of it is left. */
    TREATED_AS_SENT;

    /** Whether the receiver does not get the records, unless a person sends them. */
    public boolean isLost() {
        return this == MOVED || this == DISCARDED || this == TREATED_AS_SENT;
    }

    /** Whether chunks behind this one wait, with one thread. */
    public boolean blocksTheRest() {
        return this == RETRIED || this == REPEATED;
    }
}
