package dev.gleaner.event.line;

import dev.gleaner.event.audit.AuditEvent;

/** An audit event that is a line of a log. */
public abstract class LineEvent extends AuditEvent {
    /** The index in the block at which the line ends. */
    public abstract int end();
}
