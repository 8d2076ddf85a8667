package dev.gleaner.event.read;

import dev.gleaner.event.audit.AuditEvent;

/** An audit event that is a line of a log. */
abstract class LineEvent extends AuditEvent {
    /** Where the line ends in its block. */
    abstract int end();
}
