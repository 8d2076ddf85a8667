package dev.gleaner.event.line;

import dev.gleaner.event.audit.AuditEvent;

/** An audit event that is a line of a log. */
public abstract class LineEvent extends AuditEvent {
    /** The index in the block at which the line ends. */
    public abstract int end();

    /** Whether the event stays valid when the next line is read. */
    public abstract boolean isLasting();

    /** An equal event that stays valid when the next line is read; this event if it does. */
    public abstract LineEvent lasting();
}
