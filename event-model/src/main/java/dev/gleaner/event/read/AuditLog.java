package dev.gleaner.event.read;

import dev.gleaner.event.audit.AuditEvent;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the audit events of a log: JSON lines, the legacy text format, bodies of the audit webhook, and events inside
 * other records. Events from the log of a pod are read only if the pod is trusted, as kube-apiserver's pods are by
 * default; see {@link Log#trusting}.
 */
public final class AuditLog {
    private AuditLog() {}

    /** The events in files and in folders of rotated files, in the given order. */
    public static Log<AuditEvent> of(Path... paths) {
        return Log.of(List.of(paths), Trust.CLUSTER, AuditLog::event);
    }

    /**
     * The events in a stream, which can be read once and is closed at the end. Findings report the name as the file.
     */
    public static Log<AuditEvent> of(String name, InputStream in) {
        return Log.of(LogInput.of(name, in), Trust.CLUSTER, AuditLog::event);
    }

    /** The events in a byte array, which is copied. Findings report the name as the file. */
    public static Log<AuditEvent> of(String name, byte[] bytes) {
        return Log.of(LogInput.of(name, bytes), Trust.CLUSTER, AuditLog::event);
    }

    private static @Nullable AuditEvent event(LogEntry entry) {
        return entry instanceof LogEntry.Audit audit ? audit.event() : null;
    }
}
