package dev.gleaner.logging.delivery;

/** What makes a chunk leave before it is full. */
enum FlushMode {
    /** The end of its slice of time. */
    LAZY,
    /** Its age, or the end of its slice. */
    INTERVAL,
    /** Its first record. */
    IMMEDIATE
}
