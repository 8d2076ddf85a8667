/**
 * Audit events, which kube-apiserver writes about requests, and their parts. Start at
 * {@link dev.gleaner.event.audit.AuditEvent}; {@link dev.gleaner.event.read.AuditLog} reads them from a log.
 */
@ModelStyle
@NullMarked
package dev.gleaner.event.audit;

import dev.gleaner.document.ModelStyle;
import org.jspecify.annotations.NullMarked;
