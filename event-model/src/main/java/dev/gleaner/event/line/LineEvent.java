package dev.gleaner.event.line;

import dev.gleaner.event.audit.AuditEvent;

/** An audit event that is a line of a log. */
public abstract class LineEvent extends AuditEvent {
    /** The end of the line in its block. */
    public abstract int end();
}
