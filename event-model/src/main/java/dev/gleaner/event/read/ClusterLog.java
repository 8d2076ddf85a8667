package dev.gleaner.event.read;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * Reads all entries of a log, of any kind and from any pod. Programs that report who did what should check
 * {@link LogEntry#carriers()}, or select the trusted pods with {@link Log#trusting}.
 */
public final class ClusterLog {
    private ClusterLog() {}

    /**
     * The entries in files and in folders of rotated files, in the given order. A file that occurs twice is read once, and a
     * finding reports it.
     *
     * @throws IllegalArgumentException if there is no path
     */
    public static Log<LogEntry> of(Path... paths) {
        return Log.of(paths, Trust.EVERYONE, entry -> entry);
    }

    /**
     * The entries in a stream, which is closed at the end. Findings report the name as the file. The log can be read once;
     * reading it again throws an {@link IllegalStateException}.
     */
    public static Log<LogEntry> of(String name, InputStream in) {
        return Log.of(LogInput.of(name, in), Trust.EVERYONE, entry -> entry);
    }

    /**
     * The entries in texts, such as the messages of a queue. Each text is read as a line of a log. Each reading iterates over
     * the texts once, with one text in memory. Findings report the name as the file, and the number of the text as the line.
     */
    public static Log<LogEntry> of(String name, Iterable<String> texts) {
        return Log.of(LogInput.of(name, texts), Trust.EVERYONE, entry -> entry);
    }

    /** The entries in a byte array, which is copied. Findings report the name as the file. */
    public static Log<LogEntry> of(String name, byte[] bytes) {
        return Log.of(LogInput.of(name, bytes), Trust.EVERYONE, entry -> entry);
    }
}
