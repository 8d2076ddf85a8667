package dev.gleaner.event.read;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The content of consecutive gzip members (RFC 1952) up to the end of the input, even if the input pauses. The JDK's
 * stream checks for available bytes, and treats a pause of a pipe as the end. Not thread-safe.
 */
final class GzipContent extends BlockwiseInput {
    private static final byte[] MAGIC = {0x1f, (byte) 0x8b};
    private static final int BLOCK = 1 << 16;
    private static final int DEFLATE = 8;
    private static final int TIME_AND_SYSTEM = 6;
    private static final int HEADER_CHECK = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] block = new byte[BLOCK];
    private int at;
    private int end;
    private boolean isInMember;

    /** The content of a stream that starts with a member. */
    private GzipContent(InputStream in) {
        this.in = in;
    }

    /** The content of a stream, decompressed if it starts with a gzip header; nothing is read before the first call. */
    static InputStream uncompressed(InputStream in) {
        return new MaybeCompressed(in);
    }

    /** Whether content with this start is compressed. */
    static boolean isCompressed(byte[] head) {
        return head.length > 1 && head[0] == MAGIC[0] && head[1] == MAGIC[1];
    }

    /** Reads the next bytes; throws a {@link ZipException} or an {@link EOFException} if they are damaged. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (isInMember || startMember()) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                check.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput()) {
                fillInflater();
            } else {
                throw new ZipException("a preset dictionary is needed");
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws ZipException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
    }

    private void fillInflater() throws IOException {
        if (at == end && !fill()) {
            throw new EOFException("unexpected end of the compressed data");
        }
        inflater.setInput(block, at, end - at);
        at = end;
    }

    /**
     * Reads the header of the next member; returns false if there is none. Zeros may follow the last member as padding.
     */
    private boolean startMember() throws IOException {
        int first = next();
        while (first == 0) {
            first = next();
        }
        if (first < 0) {
            return false;
        }
        if (first != (MAGIC[0] & 0xff) || required() != (MAGIC[1] & 0xff)) {
            throw new ZipException("data follows that is not compressed");
        }
        if (required() != DEFLATE) {
            throw new ZipException("unknown compression method");
        }
        int flags = required();
        skip(TIME_AND_SYSTEM);
        if ((flags & EXTRA) != 0) {
            skip(required() | required() << Byte.SIZE);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECK) != 0) {
            skip(2);
        }
        inflater.reset();
        check.reset();
        isInMember = true;
        return true;
    }

    /** Reads the trailer of a member: the checksum and the length of its content. */
    private void endMember() throws IOException {
        at -= inflater.getRemaining();
        isInMember = false;
        if (number() != check.getValue() || number() != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new ZipException("the checksum is wrong");
        }
    }

    private long number() throws IOException {
        long number = 0;
        for (int i = 0; i < Integer.SIZE; i += Byte.SIZE) {
            number |= (long) required() << i;
        }
        return number;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            required();
        }
    }

    private void skipText() throws IOException {
        int character = required();
        while (character != 0) {
            character = required();
        }
    }

    private int required() throws IOException {
        int next = next();
        if (next < 0) {
            throw new EOFException("unexpected end of the compressed data");
        }
        return next;
    }

    private int next() throws IOException {
        return at == end && !fill() ? -1 : block[at++] & 0xff;
    }

    private boolean fill() throws IOException {
        int count = in.read(block, 0, block.length);
        at = 0;
        end = Math.max(count, 0);
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    /** Content that may be compressed. */
    private static final class MaybeCompressed extends FilterInputStream {
        private boolean isKnown;

        MaybeCompressed(InputStream in) {
            super(in);
        }

        private InputStream content() throws IOException {
            if (!isKnown) {
                PushbackInputStream start = new PushbackInputStream(in, MAGIC.length);
                byte[] head = start.readNBytes(MAGIC.length);
                start.unread(head);
                in = isCompressed(head) ? new GzipContent(start) : start;
                isKnown = true;
            }
            return in;
        }

        @Override
        public int read() throws IOException {
            return content().read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return content().read(target, offset, length);
        }
    }
}
