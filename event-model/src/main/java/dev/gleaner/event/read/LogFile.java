package dev.gleaner.event.read;

import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.line.Words;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
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
 * An open file. Concurrent readers share one channel and read at their own positions, so they read the same file even
 * if it is renamed. The file is closed with the last reader. Thread-safe.
 */
final class LogFile implements Closeable {
    private static final int BLOCK = 1 << 16;

    /** The distance in bytes between offsets whose number of lines is cached. */
    private static final int STEP = 1 << 20;

    private final Path path;
    private final FileChannel channel;
    private final boolean isSeekable;
    /** The number of lines that end before each multiple of the step, up to the greatest requested offset. */
    private final List<Long> linesAtSteps = new ArrayList<>(List.of(0L));

    /** The number of lines that end before each requested offset. */
    private final Map<Long, Long> linesBefore = new LinkedHashMap<>();

    private int users = 1;
    private long looked;
    private @Nullable Boolean isSplittable;
    private @Nullable Boolean isPlain;

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

    /**
     * Whether a file can be read at any position, which a pipe cannot. A path without a file is a backup that was
     * compressed meanwhile.
     */
    private static boolean isSeekable(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isRegularFile();
        } catch (IOException e) {
            return true;
        }
    }

    /** The content from an offset on, for one user. Closing the stream releases the file for that user. */
    InputStream from(long offset) {
        return new Content(offset);
    }

    /** The first bytes; fewer if the file is shorter. */
    byte[] head(int length) throws IOException {
        return new Content(0).readNBytes(length);
    }

    /**
     * Reads bytes from an offset on into a range of an array, up to its length or the end of the file; returns their
     * number. A large range is read in several steps: each step copies from memory outside of the heap, which is fast
     * while it is in the processor's cache.
     */
    int read(long offset, byte[] target, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int most = Math.min(BLOCK, length - done);
            int count = channel.read(ByteBuffer.wrap(target, from + done, most), offset + done);
            if (count < 0) {
                break;
            }
            done += count;
        }
        return done;
    }

    /** The current size in bytes. */
    long size() throws IOException {
        return channel.size();
    }

    /** Adds a user. */
    synchronized void share() {
        users++;
    }

    synchronized boolean isClosed() {
        return users == 0;
    }

    /** Whether the file can be read from its middle: it is not compressed, and its first line is a complete record. */
    synchronized boolean isSplittable() throws IOException {
        Boolean known = isSplittable;
        if (known == null) {
            known = isSeekable && startsWithObject(head(STEP));
            looked += STEP;
            isSplittable = known;
        }
        return known;
    }

    /** Whether the records of the file are read at their offsets: it is neither compressed nor written in another form. */
    synchronized boolean isPlain() throws IOException {
        Boolean known = isPlain;
        if (known == null) {
            byte[] head = isSeekable ? head(STEP) : new byte[0];
            known = isSeekable
                    && !GzipContent.isCompressed(head)
                    && !Utf16Content.isMarked(head)
                    && !YamlRecords.isYaml(head)
                    && !TableRows.isTable(head)
                    && !JournalRecords.isExport(head);
            looked += head.length;
            isPlain = known;
        }
        return known;
    }

    private static boolean startsWithObject(byte[] head) {
        int lineEnd = Words.indexOf((byte) '\n', head, 0, head.length);
        return lineEnd > 0 && head[0] == '{' && JsonSpan.end(head, 0, lineEnd) == lineEnd;
    }

    /** The start of the first line after an offset; negative if it is not before the limit. */
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

    /**
     * The number of lines that end before an offset. Counts are cached, so that all calls together read the file about
     * once.
     */
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
            throw LogInput.Problem.thrown(path.toString(), e);
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

    /** The number of bytes that were examined since the last call, to split the file and to count lines. */
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

    /** Closes the file for all users. */
    @Override
    public synchronized void close() throws IOException {
        users = 0;
        channel.close();
    }

    /** The content from a position on. Not thread-safe. */
    private final class Content extends BlockwiseInput {
        private long position;
        private boolean isClosed;

        Content(long position) {
            this.position = position;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (!isSeekable) {
                return channel.read(ByteBuffer.wrap(target, offset, length));
            }
            int count = LogFile.this.read(position, target, offset, length);
            position += count;
            return count == 0 && length > 0 ? -1 : count;
        }

        /** Skips bytes without reading them, also beyond the end of the file. */
        @Override
        public long skip(long count) throws IOException {
            if (!isSeekable) {
                return super.skip(count);
            }
            position += Math.max(count, 0);
            return Math.max(count, 0);
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
