package dev.gleaner.event.line;

import dev.gleaner.event.audit.AuditEvent;
import java.util.Objects;

/** An audit event that is a line of a log. */
public abstract class LineEvent extends AuditEvent implements Cloneable {
    private String carrier = "";

    /** The index in the block at which the line ends. */
    public abstract int end();

    /** Whether the event stays valid when the next line is read. */
    public abstract boolean isLasting();

    /** An equal event that stays valid when the next line is read; this event if it does. */
    public abstract LineEvent lasting();

    @Override
    public final String carrier() {
        return carrier;
    }

    @Override
    public final AuditEvent carriedBy(String carrier) {
        try {
            LineEvent carried = (LineEvent) lasting().clone();
            carried.carrier = Objects.requireNonNull(carrier, "carrier");
            return carried;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
