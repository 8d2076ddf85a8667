package dev.gleaner.event.read;

import dev.gleaner.event.kubernetes.EventNotice;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Kubernetes events of a log: eventrouter's lines, what kubectl prints as JSON, or inside other records. */
public final class EventLog {
    private EventLog() {}

    /** The events in files, and in folders of rotated files, in this order. */
    public static Log<EventNotice> of(Path... paths) {
        return Log.of(List.of(paths), Trust.CLUSTER, EventLog::notice);
    }

    /**
     * The events in a stream; findings contain the name. The stream can be read once, and is closed with the reading.
     */
    public static Log<EventNotice> of(String name, InputStream in) {
        return Log.of(LogInput.of(name, in), Trust.CLUSTER, EventLog::notice);
    }

    /** The events in an array of bytes, which is copied; findings contain the name. */
    public static Log<EventNotice> of(String name, byte[] bytes) {
        return Log.of(LogInput.of(name, bytes), Trust.CLUSTER, EventLog::notice);
    }

    private static @Nullable EventNotice notice(LogEntry entry) {
        return entry instanceof LogEntry.Notice notice ? notice.notice() : null;
    }
}
