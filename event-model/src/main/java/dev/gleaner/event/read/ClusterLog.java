package dev.gleaner.event.read;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything in a log, of whatever kind and whoever printed it. Programs that ask about people look at
 * {@link LogEntry#carriers()}, or name whom they believe by {@link Log#trusting}.
 */
public final class ClusterLog {
    private ClusterLog() {}

    /** The entries in files, and in folders of rotated files, in this order. */
    public static Log<LogEntry> of(Path... paths) {
        return Log.of(List.of(paths), Trust.EVERYONE, entry -> entry);
    }

    /**
     * The entries in a stream; findings contain the name. The stream can be read once, and is closed with the reading.
     */
    public static Log<LogEntry> of(String name, InputStream in) {
        return Log.of(LogInput.of(name, in), Trust.EVERYONE, entry -> entry);
    }

    /** The entries in an array of bytes, which is copied; findings contain the name. */
    public static Log<LogEntry> of(String name, byte[] bytes) {
        return Log.of(LogInput.of(name, bytes), Trust.EVERYONE, entry -> entry);
    }
}
