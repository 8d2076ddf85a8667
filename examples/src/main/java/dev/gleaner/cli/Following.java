package dev.gleaner.cli;

import java.util.function.Consumer;

/**
 * What a command does with the records of logs that grow.
 *
 * @param <T> the type of a record
 */
interface Following<T> extends Consumer<T> {
    /**
     * Is called if nothing was added since the last wait. Work that waits for more records can then be done without
     * them.
     */
    default void idle() {}

    /** Is called before each wait, after all records in the logs were passed. */
    default void caughtUp() {}
}
