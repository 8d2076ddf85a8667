/**
 * One audit event as a line of a log: found and indexed, decoded field by field when asked for, written back byte for
 * byte. This package serves the readers in {@link dev.gleaner.event.read}; programs use those, and the values of
 * {@link dev.gleaner.event.audit}.
 */
@NullMarked
package dev.gleaner.event.line;

import org.jspecify.annotations.NullMarked;
