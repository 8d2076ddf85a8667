/**
 * When an output sends its records, what happens to them if the receiver does not accept them, and which are lost.
 * Start at {@link dev.gleaner.logging.delivery.FlushTiming} for delays, at
 * {@link dev.gleaner.logging.delivery.RetrySchedule} and {@link dev.gleaner.logging.delivery.HttpAnswers} for failures,
 * and at {@link dev.gleaner.logging.delivery.Losses} for settings with which records are lost.
 */
@NullMarked
package dev.gleaner.logging.delivery;

import org.jspecify.annotations.NullMarked;
