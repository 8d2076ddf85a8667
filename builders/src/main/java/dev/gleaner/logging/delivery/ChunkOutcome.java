package dev.gleaner.logging.delivery;

/** What happens to a chunk after an attempt to send it. */
public enum ChunkOutcome {
    /** The receiver has accepted it. */
    ACCEPTED,
    /** It is sent again after a wait. With one flush thread, later chunks wait, too. */
    RETRIED,
    /**
     * It is sent again after a wait although the receiver may have it, so records can arrive twice. With one flush
     * thread, later chunks wait, too.
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

    /** Whether later chunks wait, if there is only one flush thread. */
    public boolean blocksTheRest() {
        return this == RETRIED || this == REPEATED;
    }
}
