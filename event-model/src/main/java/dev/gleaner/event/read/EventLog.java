package dev.gleaner.event.read;

import dev.gleaner.event.kubernetes.EventNotice;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Kubernetes events of a log: lines of eventrouter, JSON output of kubectl, and events inside other records.
 *
 * <pre>{@code
 * try (Stream<EventNotice> notices = EventLog.of(path).events()) {
 *     notices.map(EventNotice::event)
 *             .filter(e -> e.type().equals("Warning"))
 *             .forEach(e -> System.out.println(e.involvedObject().inWords() + ": " + e.message()));
 * }
 * }</pre>
 */
public final class EventLog {
    private EventLog() {}

    /**
     * The events in files and in folders of rotated files, in the given order. A file that occurs twice is read once, and a
     * finding reports it.
     *
     * @throws IllegalArgumentException if there is no path
     */
    public static Log<EventNotice> of(Path... paths) {
        return Log.of(paths, Trust.CLUSTER, EventLog::notice);
    }

    /**
     * The events in a stream, which is closed at the end. Findings report the name as the file. The log can be read once;
     * reading it again throws an {@link IllegalStateException}.
     */
    public static Log<EventNotice> of(String name, InputStream in) {
        return Log.of(LogInput.of(name, in), Trust.CLUSTER, EventLog::notice);
    }

    /**
     * The events in texts, such as the messages of a queue. Each text is read as a line of a log. Each reading iterates over
     * the texts once, with one text in memory. Findings report the name as the file, and the number of the text as the line.
     */
    public static Log<EventNotice> of(String name, Iterable<String> texts) {
        return Log.of(LogInput.of(name, texts), Trust.CLUSTER, EventLog::notice);
    }

    /** The events in a byte array, which is copied. Findings report the name as the file. */
    public static Log<EventNotice> of(String name, byte[] bytes) {
        return Log.of(LogInput.of(name, bytes), Trust.CLUSTER, EventLog::notice);
    }

    private static @Nullable EventNotice notice(LogEntry entry) {
        return entry instanceof LogEntry.Notice notice ? notice.notice() : null;
    }
}
