package dev.gleaner.event.read;

import dev.gleaner.event.line.Words;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipException;

/** A file of a log that is followed, open under whatever name it has now. It is known by its first bytes. */
final class FollowedFile implements AutoCloseable {
    private static final int HEAD = 1024;
    private static final int BLOCK = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private final InputStream content;
    private final boolean compressed;

    /** Opens a file. */
    FollowedFile(Path path) throws IOException {
        this.path = path;
        this.channel = RotatedFiles.open(path);
        byte[] magic = new byte[2];
        channel.read(ByteBuffer.wrap(magic), 0);
        this.compressed = LogInput.isCompressed(magic);
        this.content = LogInput.uncompressed(Channels.newInputStream(channel));
    }

    Path path() {
        return path;
    }

    /** What is to be read, uncompressed. */
    InputStream content() {
        return content;
    }

    /** Whether it is shorter than what was read of it, which says that it was written anew. */
    boolean isShorterThan(long offset) throws IOException {
        return !compressed && channel.size() < offset;
    }

    /** The first bytes, uncompressed; fewer when there are no more yet. */
    byte[] head() throws IOException {
        if (!compressed) {
            ByteBuffer head = ByteBuffer.allocate(HEAD);
            int read = 0;
            while (read >= 0 && head.hasRemaining()) {
                read = channel.read(head, head.position());
            }
            return Arrays.copyOf(head.array(), head.position());
        }
        return headOf(path);
    }

    /** The first bytes of a file, uncompressed; none when it is damaged. */
    static byte[] headOf(Path path) throws IOException {
        try (FileChannel channel = RotatedFiles.open(path);
                InputStream in = LogInput.uncompressed(Channels.newInputStream(channel))) {
            return in.readNBytes(HEAD);
        } catch (EOFException | ZipException e) {
            return new byte[0];
        }
    }

    /** Whether two heads may be of the same file, of which one was read earlier than the other. */
    static boolean isSame(byte[] one, byte[] other) {
        int length = Math.min(one.length, other.length);
        return Arrays.equals(one, 0, length, other, 0, length);
    }

    /** The SHA-256 of bytes up to an index. */
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

    /** Passes over bytes of the content; how many lines end in them. */
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

    /** What is damaged ends here; whoever reads on says so. */
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
