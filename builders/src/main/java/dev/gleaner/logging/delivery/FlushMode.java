package dev.gleaner.logging.delivery;

/** When fluentd sends a chunk that is not full. */
enum FlushMode {
    /** At the end of its time slice. */
    LAZY,
    /** At a certain age, or at the end of its time slice. */
    INTERVAL,
    /** As soon as it has a record. */
    IMMEDIATE
}
