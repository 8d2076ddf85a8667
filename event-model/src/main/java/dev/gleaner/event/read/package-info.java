/**
 * Readers of logs. {@link dev.gleaner.event.read.AuditLog}, {@link dev.gleaner.event.read.EventLog} and
 * {@link dev.gleaner.event.read.ClusterLog} name what is wanted and where it is;
 * {@link dev.gleaner.event.read.Log} reads it, lazily and with one buffer, whatever carries it. What cannot be read is a
 * {@link dev.gleaner.event.read.Finding}, and reading goes on behind it.
 */
@NullMarked
package dev.gleaner.event.read;

import org.jspecify.annotations.NullMarked;
