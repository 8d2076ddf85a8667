package dev.gleaner.event.read;

import dev.gleaner.event.line.JsonSpan;
import dev.gleaner.event.line.Words;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** One thing that a log is read from: a file, a stream, or bytes. Compressed content is recognised by its first bytes. */
final class LogInput {
    private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};
    private static final int GZIP_BLOCK = 1 << 16;

    private final String name;
    private final @Nullable Path path;
    private final byte @Nullable [] content;
    /** The time of the newest backup when the folder was listed; null of what is not the current file of a folder. */
    private final @Nullable String after;

    private final Opener opener;

    private interface Opener {
        InputStream open() throws IOException;
    }

    private LogInput(
            String name, @Nullable Path path, byte @Nullable [] content, @Nullable String after, Opener opener) {
        this.name = name;
        this.path = path;
        this.content = content;
        this.after = after;
        this.opener = opener;
    }

    /** The files at a path: itself, or what is in it when it is a folder. */
    static Stream<LogInput> at(Path path) {
        return Files.isDirectory(path)
                ? RotatedFiles.logs(path).stream().flatMap(LogInput::filesOf)
                : Stream.of(of(path, null));
    }

    private static Stream<LogInput> filesOf(Path log) {
        List<RotatedFiles.Backup> backups = RotatedFiles.backups(log);
        Stream<LogInput> rotated = backups.stream().map(backup -> of(backup.path(), null));
        String newest = backups.isEmpty() ? "" : backups.get(backups.size() - 1).time();
        return Files.isRegularFile(log) ? Stream.concat(rotated, Stream.of(of(log, newest))) : rotated;
    }

    private static LogInput of(Path file, @Nullable String after) {
        return new LogInput(file.toString(), file, null, after, () -> Channels.newInputStream(RotatedFiles.open(file)));
    }

    /**
     * The file that grows, after the backups that it became since the folder was listed; none when it became none, or
     * is not such a file.
     */
    List<LogInput> rotatedSince() {
        if (path == null || after == null) {
            return List.of();
        }
        List<LogInput> inputs = new ArrayList<>();
        String newest = after;
        for (RotatedFiles.Backup backup : RotatedFiles.backups(path)) {
            if (backup.time().compareTo(after) > 0) {
                inputs.add(of(backup.path(), null));
                newest = backup.time();
            }
        }
        return inputs.isEmpty()
                ? inputs
                : Stream.concat(inputs.stream(), Stream.of(of(path, newest))).toList();
    }

    static LogInput of(String name, InputStream in) {
        return new LogInput(name, null, null, null, () -> in);
    }

    static LogInput of(String name, byte[] bytes) {
        byte[] copy = bytes.clone();
        return new LogInput(name, null, isCompressed(copy) ? null : copy, null, () -> new ByteArrayInputStream(copy));
    }

    /** The content of a stream, which may be compressed. */
    static InputStream uncompressed(InputStream in) throws IOException {
        PushbackInputStream start = new PushbackInputStream(in, GZIP_MAGIC.length);
        byte[] head = start.readNBytes(GZIP_MAGIC.length);
        start.unread(head);
        if (!isCompressed(head)) {
            return start;
        }
        try {
            return new GZIPInputStream(start, GZIP_BLOCK);
        } catch (ZipException | EOFException e) {
            return new Damaged(start, e);
        }
    }

    /** What is damaged at its very start says so when it is read, as what is damaged further on does. */
    private static final class Damaged extends FilterInputStream {
        private final IOException damage;

        Damaged(InputStream in, IOException damage) {
            super(in);
            this.damage = damage;
        }

        @Override
        public int read() throws IOException {
            throw damage;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            throw damage;
        }
    }

    /** Whether content that starts like this is compressed. */
    static boolean isCompressed(byte[] head) {
        return head.length > 1 && head[0] == GZIP_MAGIC[0] && head[1] == GZIP_MAGIC[1];
    }

    /** All of it, to be read and not to be changed; null when it has to be opened. */
    byte @Nullable [] content() {
        return content;
    }

    /** The name that findings give it. */
    String name() {
        return name;
    }

    /** How long it is, in bytes, as it lies there; empty when that is not known before it is read. */
    OptionalLong size() {
        try {
            return path == null ? OptionalLong.empty() : OptionalLong.of(Files.size(path));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Its content, uncompressed; the consumer is told how many bytes are read of it as it lies there. */
    InputStream open(LongConsumer progress) {
        try {
            return uncompressed(new Counting(opener.open(), progress));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Whether it can be read from its middle: a file that is not compressed, whose first line is a record by itself. */
    boolean isSplittable() {
        if (path == null) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(1 << 20);
            int lineEnd = Words.indexOf((byte) '\n', head, 0, head.length);
            return lineEnd > 0 && JsonSpan.end(head, 0, lineEnd) == lineEnd && head[0] == '{';
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Its bytes from an offset on. */
    InputStream open(long offset, LongConsumer progress) {
        if (path == null) {
            throw new IllegalStateException(name + " can be read from its start only");
        }
        try {
            FileChannel channel = FileChannel.open(path);
            return new Counting(Channels.newInputStream(channel.position(offset)), progress);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException(name + " cannot be read", e);
    }

    /** Tells how many bytes were read. */
    private static final class Counting extends FilterInputStream {
        private final LongConsumer progress;

        Counting(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            progress.accept(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            progress.accept(Math.max(read, 0));
            return read;
        }
    }
}
