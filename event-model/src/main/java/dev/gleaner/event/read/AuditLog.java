package dev.gleaner.event.read;

import dev.gleaner.event.audit.AuditEvent;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the audit events of a log: JSON lines, the legacy text format, bodies of the audit webhook, and events inside
 * other records. Entries of Rancher's API audit log are read as events of kube-apiserver, with the person, the verb, the
 * object and the status under Kubernetes' names; their other fields are unknown fields of the event. Events from the log
 * of a pod are read only if the pod is trusted, as the pods of kube-apiserver and of Rancher are by default; see
 * {@link Log#trusting}.
 *
 * <pre>{@code
 * Log<AuditEvent> log = AuditLog.of(Path.of("/var/lib/rancher/rke2/server/logs"));
 * try (Stream<AuditEvent> events = log.events()) {
 *     events.filter(e -> e.verb().equals("delete")).forEach(e -> System.out.println(e.requestUri()));
 * }
 * log.findings().forEach(System.err::println);
 * }</pre>
 */
public final class AuditLog {
    private AuditLog() {}

    /**
     * The events in files and in folders of rotated files, in the given order. A file that occurs twice is read once, and a
     * finding reports it.
     *
     * @throws IllegalArgumentException if there is no path
     */
    public static Log<AuditEvent> of(Path... paths) {
        return Log.of(paths, Trust.CLUSTER, AuditLog::event);
    }

    /**
     * The events in a stream, which is closed at the end. Findings report the name as the file. The log can be read once;
     * reading it again throws an {@link IllegalStateException}.
     */
    public static Log<AuditEvent> of(String name, InputStream in) {
        return Log.of(LogInput.of(name, in), Trust.CLUSTER, AuditLog::event);
    }

    /**
     * The events in texts, such as the messages of a queue. Each text is read as a line of a log. Each reading iterates over
     * the texts once, with one text in memory. Findings report the name as the file, and the number of the text as the line.
     */
    public static Log<AuditEvent> of(String name, Iterable<String> texts) {
        return Log.of(LogInput.of(name, texts), Trust.CLUSTER, AuditLog::event);
    }

    /** The events in a byte array, which is copied. Findings report the name as the file. */
    public static Log<AuditEvent> of(String name, byte[] bytes) {
        return Log.of(LogInput.of(name, bytes), Trust.CLUSTER, AuditLog::event);
    }

    private static @Nullable AuditEvent event(LogEntry entry) {
        return entry instanceof LogEntry.Audit audit ? audit.event() : null;
    }
}
