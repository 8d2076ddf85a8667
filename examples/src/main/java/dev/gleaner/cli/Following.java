package dev.gleaner.cli;

import java.util.function.Consumer;

/**
 * What a command does with the records of logs that grow.
 *
 * @param <T> the type of a record
 */
interface Following<T> extends Consumer<T> {
    /** Is called if nothing was added since the last wait. What waits for more can be done without it. */
    default void idle() {}

    /** Is called before each wait, when all records that the logs have were passed. */
    default void caughtUp() {}
}
