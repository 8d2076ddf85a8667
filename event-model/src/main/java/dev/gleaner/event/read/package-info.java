/**
 * Readers of logs. {@link dev.gleaner.event.read.AuditLog}, {@link dev.gleaner.event.read.EventLog} and
 * {@link dev.gleaner.event.read.ClusterLog} select the wanted entries; {@link dev.gleaner.event.read.Log} reads them
 * lazily, from files, folders, streams and byte arrays. A {@link dev.gleaner.event.read.Finding} reports what cannot be
 * read, and reading continues after it. A record that contains another one, such as a line of a container with an event as
 * its text, is a carrier of it.
 */
@NullMarked
package dev.gleaner.event.read;

import org.jspecify.annotations.NullMarked;
