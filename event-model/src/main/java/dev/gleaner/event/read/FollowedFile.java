package dev.gleaner.event.read;

import dev.gleaner.event.line.Words;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** An open file of a followed log, which may be renamed. It is identified by its first bytes. */
final class FollowedFile implements AutoCloseable {
    private static final int HEAD = 1024;
    private static final int BLOCK = 1 << 16;

    private final Path path;
    private final LogFile file;
    private final InputStream content;
    private final boolean compressed;
    /** The key of the file in the file system; null if there is none. */
    private final @Nullable Object key;
    /** The first bytes at the last call of {@link #isRewritten}. */
    private byte[] lastHead = {};

    private FollowedFile(Path path, LogFile file, boolean compressed, @Nullable Object key) {
        this.path = path;
        this.file = file;
        this.content = GzipContent.uncompressed(file.from(0));
        this.compressed = compressed;
        this.key = key;
    }

    /** Opens a file. */
    static FollowedFile open(Path path) throws IOException {
        Object before = keyOf(path);
        LogFile file = LogFile.open(path);
        try {
            Object after = keyOf(path);
            boolean compressed = GzipContent.isCompressed(file.head(2));
            return new FollowedFile(path, file, compressed, Objects.equals(before, after) ? after : null);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static @Nullable Object keyOf(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /** The content, uncompressed. */
    InputStream content() {
        return content;
    }

    /** The first bytes, uncompressed; fewer if the file is shorter, none if it is damaged. */
    byte[] head() throws IOException {
        if (!compressed) {
            return file.head(HEAD);
        }
        try (InputStream start = GzipContent.uncompressed(new ByteArrayInputStream(file.head(BLOCK)))) {
            return start.readNBytes(HEAD);
        } catch (EOFException | ZipException e) {
            return new byte[0];
        }
    }

    /** Whether the file was rewritten since the last call. The offset is the position up to which it was read. */
    boolean isRewritten(long offset) throws IOException {
        byte[] head = head();
        boolean isRewritten = !compressed && (file.size() < offset || !haveSameStart(lastHead, head));
        lastHead = head;
        return isRewritten;
    }

    /** Whether another file now has the path of this file; false if no file has it. */
    boolean isReplaced() throws IOException {
        Object there = keyOf(path);
        return there == null || key == null ? !haveSameStart(head(), headOf(path)) : !there.equals(key);
    }

    /** Whether the file at another path is this file, or was compressed from it. */
    boolean isSameAs(Path other) throws IOException {
        Object there = keyOf(other);
        if (there != null && there.equals(key)) {
            return true;
        }
        // The file may have been compressed meanwhile; it has another name then.
        try (FollowedFile file = open(other)) {
            return Arrays.equals(head(), file.head());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static byte[] headOf(Path path) throws IOException {
        try (FollowedFile file = open(path)) {
            return file.head();
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /** Whether two heads, read at different times, may be of the same file. */
    private static boolean haveSameStart(byte[] one, byte[] other) {
        int length = Math.min(one.length, other.length);
        return Arrays.equals(one, 0, length, other, 0, length);
    }

    /** The SHA-256 of bytes up to an index; empty if there are none. */
    static String hash(byte[] head, int length) {
        if (length == 0) {
            return "";
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head, 0, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Skips bytes of the content; returns the number of lines that end in them. */
    long skip(long count) throws IOException {
        long lines = 0;
        long left = count;
        byte[] block = new byte[BLOCK];
        while (left > 0) {
            int read = read(block, (int) Math.min(left, block.length));
            if (read < 0) {
                return lines;
            }
            for (int i = 0; (i = Words.indexOf((byte) '\n', block, i, read)) >= 0; i++) {
                lines++;
            }
            left -= read;
        }
        return lines;
    }

    /** Reads a block; returns -1 at the end and at damaged content, which the record reader reports. */
    private int read(byte[] block, int length) throws IOException {
        try {
            return content.read(block, 0, length);
        } catch (EOFException | ZipException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be closed", e);
        }
    }
}
