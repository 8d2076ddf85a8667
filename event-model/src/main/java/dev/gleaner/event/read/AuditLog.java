package dev.gleaner.event.read;

import dev.gleaner.event.audit.AuditEvent;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The audit events of a log: JSON lines, the legacy text format, bodies of the audit webhook, or inside other records. What
 * came through a pod's log is an audit event only when kube-apiserver's pods, or those of {@link Log#trusting}, printed it.
 */
public final class AuditLog {
    private AuditLog() {}

    /** The events in files, and in folders of rotated files, in this order. */
    public static Log<AuditEvent> of(Path... paths) {
        return Log.of(List.of(paths), Trust.CLUSTER, AuditLog::event);
    }

    /**
     * The events in a stream; findings contain the name. The stream can be read once, and is closed with the reading.
     */
    public static Log<AuditEvent> of(String name, InputStream in) {
        return Log.of(LogInput.of(name, in), Trust.CLUSTER, AuditLog::event);
    }

    /** The events in an array of bytes, which is copied; findings contain the name. */
    public static Log<AuditEvent> of(String name, byte[] bytes) {
        return Log.of(LogInput.of(name, bytes), Trust.CLUSTER, AuditLog::event);
    }

    private static @Nullable AuditEvent event(LogEntry entry) {
        return entry instanceof LogEntry.Audit audit ? audit.event() : null;
    }
}
