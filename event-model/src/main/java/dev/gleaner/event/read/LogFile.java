package dev.gleaner.event.read;

import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.line.Words;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An open file. All concurrent readers share one channel and read at their own positions, so that they read the same
 * file even if it is renamed. It is closed with the last reader. Thread-safe.
 */
final class LogFile implements Closeable {
    private static final int BLOCK = 1 << 16;

    /** After so many bytes it is remembered how many lines there were. */
    private static final int STEP = 1 << 20;

    private final Path path;
    private final FileChannel channel;
    private final boolean isSeekable;
    /** How many lines end in the first bytes, for each multiple of the step that was needed. */
    private final List<Long> linesAtSteps = new ArrayList<>(List.of(0L));

    /** How many lines end before the offsets that were asked for. */
    private final Map<Long, Long> linesBefore = new LinkedHashMap<>();

    private int users = 1;
    private long looked;
    private @Nullable Boolean isSplittable;

    private LogFile(Path path, FileChannel channel, boolean isSeekable) {
        this.path = path;
        this.channel = channel;
        this.isSeekable = isSeekable;
    }

    /** Opens a file for one user. */
    static LogFile open(Path path) throws IOException {
        FileChannel channel = RotatedFiles.open(path);
        return new LogFile(path, channel, isSeekable(path));
    }

    /** Whether a file has positions, which a pipe has not. What has no longer its name is a backup that was compressed. */
    private static boolean isSeekable(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isRegularFile();
        } catch (IOException e) {
            return true;
        }
    }

    /** The bytes from an offset on, for a user; closing them is all that the user has to do then. */
    InputStream from(long offset) {
        return new Content(offset);
    }

    /** The first bytes; fewer when there are no more yet. */
    byte[] head(int length) throws IOException {
        return new Content(0).readNBytes(length);
    }

    /** How long it is now. */
    long size() throws IOException {
        return channel.size();
    }

    /** Takes note of one more user. */
    synchronized void share() {
        users++;
    }

    synchronized boolean isClosed() {
        return users == 0;
    }

    /** Whether it can be read from its middle: it is not compressed, and its first line is a record by itself. */
    synchronized boolean isSplittable() throws IOException {
        Boolean known = isSplittable;
        if (known == null) {
            known = isSeekable && startsWithObject(head(STEP));
            looked += STEP;
            isSplittable = known;
        }
        return known;
    }

    private static boolean startsWithObject(byte[] head) {
        int lineEnd = Words.indexOf((byte) '\n', head, 0, head.length);
        return lineEnd > 0 && head[0] == '{' && JsonSpan.end(head, 0, lineEnd) == lineEnd;
    }

    /** Where the first line starts behind an offset; negative when it is not before a limit. */
    long lineStart(long offset, long limit) throws IOException {
        byte[] block = new byte[BLOCK];
        long at = offset;
        while (at < limit) {
            int count = channel.read(ByteBuffer.wrap(block), at);
            if (count < 0) {
                return -1;
            }
            addLooked(count);
            int lineEnd = Words.indexOf((byte) '\n', block, 0, count);
            if (lineEnd >= 0) {
                return at + lineEnd + 1 < limit ? at + lineEnd + 1 : -1;
            }
            at += count;
        }
        return -1;
    }

    /** How many lines end in the bytes before an offset. However often it is asked, the file is read about once. */
    synchronized long linesBefore(long offset) {
        return linesBefore.computeIfAbsent(offset, this::countLinesBefore);
    }

    private long countLinesBefore(long offset) {
        try {
            int step = (int) (offset / STEP);
            while (linesAtSteps.size() <= step) {
                int last = linesAtSteps.size() - 1;
                linesAtSteps.add(linesAtSteps.get(last) + countLines((long) last * STEP, STEP));
            }
            return linesAtSteps.get(step) + countLines((long) step * STEP, (int) (offset % STEP));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    private long countLines(long from, int length) throws IOException {
        long lines = 0;
        byte[] block = new byte[BLOCK];
        for (int done = 0; done < length; ) {
            int count = channel.read(ByteBuffer.wrap(block, 0, Math.min(BLOCK, length - done)), from + done);
            if (count < 0) {
                break;
            }
            for (int i = 0; (i = Words.indexOf((byte) '\n', block, i, count)) >= 0; i++) {
                lines++;
            }
            done += count;
            looked += count;
        }
        return lines;
    }

    /** How many bytes were looked at since that was last asked, to divide the file and to count lines. */
    synchronized long takeLooked() {
        long taken = looked;
        looked = 0;
        return taken;
    }

    private synchronized void addLooked(long count) {
        looked += count;
    }

    private synchronized void release() throws IOException {
        if (users > 0 && --users == 0) {
            channel.close();
        }
    }

    /** Closes it for all users. */
    @Override
    public synchronized void close() throws IOException {
        users = 0;
        channel.close();
    }

    /** The bytes from a position on. Not thread-safe. */
    private final class Content extends InputStream {
        private long position;
        private boolean isClosed;

        Content(long position) {
            this.position = position;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
            int count = isSeekable ? channel.read(buffer, position) : channel.read(buffer);
            position += Math.max(count, 0);
            return count;
        }

        @Override
        public void close() throws IOException {
            if (!isClosed) {
                isClosed = true;
                release();
            }
        }
    }
}
