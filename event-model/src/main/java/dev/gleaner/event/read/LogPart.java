package dev.gleaner.event.read;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A part of a log: a file, or the lines of a file that start in a range of bytes. {@link Log#parts} divides a log, and
 * {@link Log#only} reads a part, also on another machine that has the file at the same path.
 *
 * @param path the path of the file
 * @param from the start of the first line in bytes
 * @param to the exclusive end of the range; {@link Long#MAX_VALUE} for the end of the file
 * @param headLength the number of first bytes that identify the file; 0 if nothing does
 * @param headHash the SHA-256 of these bytes in hexadecimal digits; empty if there are none
 */
public record LogPart(String path, long from, long to, int headLength, String headHash) implements Serializable {
    private static final int HEAD = 1024;

    /** Refuses null, and an impossible range with an {@link IllegalArgumentException}. */
    public LogPart {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(headHash, "headHash");
        if (from < 0 || to < from || headLength < 0) {
            throw new IllegalArgumentException("not a range of bytes: " + from + " to " + to);
        }
    }

    /** The parts of an input; one part if it cannot be opened, so that the reader of that part reports it. */
    static List<LogPart> of(LogInput input, long bytes) {
        Path path = input.path();
        if (path == null || !Files.isRegularFile(path)) {
            return List.of(new LogPart(input.name(), 0, Long.MAX_VALUE, 0, ""));
        }
        try (LogFile file = input.openFile(path)) {
            return of(file, input.name(), bytes);
        } catch (IOException e) {
            return List.of(new LogPart(input.name(), 0, Long.MAX_VALUE, 0, ""));
        }
    }

    private static List<LogPart> of(LogFile file, String name, long bytes) throws IOException {
        byte[] head = file.head(HEAD);
        String hash = FollowedFile.hash(head, head.length);
        if (!file.isSplittable()) {
            return List.of(new LogPart(name, 0, Long.MAX_VALUE, head.length, hash));
        }
        List<LogPart> parts = new ArrayList<>();
        long size = file.size();
        long from = 0;
        while (size - from > bytes) {
            long next = file.lineStart(from + bytes, size);
            if (next < 0) {
                break;
            }
            parts.add(new LogPart(name, from, next, head.length, hash));
            from = next;
        }
        parts.add(new LogPart(name, from, size, head.length, hash));
        return parts;
    }

    /** Whether a file is the one that was divided: it starts with the same bytes, and has the whole range. */
    boolean isIn(LogFile file) throws IOException {
        byte[] head = file.head(headLength);
        return FollowedFile.hash(head, head.length).equals(headHash) && (to == Long.MAX_VALUE || file.size() >= to);
    }
}
