/**
 * Parses audit events in lines of a log. The fields of an event are indexed at once, decoded on demand, and written
 * back byte for byte. This package is for the readers in {@link dev.gleaner.event.read}; programs use those readers and
 * the values of {@link dev.gleaner.event.audit}.
 */
@NullMarked
package dev.gleaner.event.line;

import org.jspecify.annotations.NullMarked;
