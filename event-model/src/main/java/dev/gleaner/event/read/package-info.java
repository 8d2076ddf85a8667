/**
 * Readers of logs. {@link dev.gleaner.event.read.AuditLog}, {@link dev.gleaner.event.read.EventLog} and
 * {@link dev.gleaner.event.read.ClusterLog} select the wanted entries; {@link dev.gleaner.event.read.Log} reads them
 * lazily, from files, folders, streams and carriers. What cannot be read is a {@link dev.gleaner.event.read.Finding},
 * and reading continues after it.
 */
@NullMarked
package dev.gleaner.event.read;

import org.jspecify.annotations.NullMarked;
