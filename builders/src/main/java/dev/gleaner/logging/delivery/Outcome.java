package dev.gleaner.logging.delivery;

/** What becomes of a chunk after an answer of its receiver. */
public enum Outcome {
    /** The receiver has it. */
    ACCEPTED,
    /** The fluentd sends it again after a wait; chunks behind it wait, too, with one thread. */
    RETRIED,
    /**
     * The fluentd sends it again after a wait although the receiver may have it, so that records can arrive twice; chunks
     * behind it wait, too, with one thread.
     */
    REPEATED,
    /**
     * The fluentd moves it to a file below {@code backup} in {@code rootDir}, or in {@code /tmp/fluent} without one, and does
     * not send it again. Only a person can.
     */
    MOVED,
    /** The fluentd deletes it and logs an error. */
    DISCARDED,
    /** The fluentd logs the answer and treats the chunk as sent; nothing of it is left. */
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
