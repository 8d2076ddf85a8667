package dev.gleaner.event.read;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads all entries of a log, of any kind and from any pod. Programs that report who did what should check
 * {@link LogEntry#carriers()}, or select the trusted pods with {@link Log#trusting}.
 */
public final class ClusterLog {
    private ClusterLog() {}

    /** The entries in files and in folders of rotated files, in the given order. */
    public static Log<LogEntry> of(Path... paths) {
        return Log.of(List.of(paths), Trust.EVERYONE, entry -> entry);
    }

    /**
     * The entries in a stream, which can be read once and is closed at the end. Findings report the name as the file.
     */
    public static Log<LogEntry> of(String name, InputStream in) {
        return Log.of(LogInput.of(name, in), Trust.EVERYONE, entry -> entry);
    }

    /** The entries in a byte array, which is copied. Findings report the name as the file. */
    public static Log<LogEntry> of(String name, byte[] bytes) {
        return Log.of(LogInput.of(name, bytes), Trust.EVERYONE, entry -> entry);
    }
}
