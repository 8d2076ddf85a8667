package dev.gleaner.event.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Converts a stream in UTF-16, in which PowerShell writes files, to UTF-8. A byte order mark shows that a stream is in
 * UTF-16; any other stream stays as it is. Not thread-safe.
 */
final class Utf16Content extends FilterInputStream {
    private static final int MARK = 2;
    private static final int BLOCK = 1 << 13;

    private boolean isKnown;

    /** The text; null if the stream is not in UTF-16. */
    private @Nullable Reader text;

    /** The bytes to return next. */
    private byte[] ready = {};

    private int at;

    /** The first half of a character whose second half was not read yet; 0 if there is none. */
    private char half;

    private Utf16Content(InputStream in) {
        super(in);
    }

    /** The content of a stream in UTF-8; nothing is read before the first call. */
    static InputStream asUtf8(InputStream in) {
        return new Utf16Content(in);
    }

    /** Whether content with this start is in UTF-16. */
    static boolean isMarked(byte[] head) {
        return head.length >= MARK
                && (head[0] == (byte) 0xff && head[1] == (byte) 0xfe
                        || head[0] == (byte) 0xfe && head[1] == (byte) 0xff);
    }

    private void start() throws IOException {
        isKnown = true;
        PushbackInputStream start = new PushbackInputStream(in, MARK);
        byte[] head = start.readNBytes(MARK);
        if (isMarked(head)) {
            text = new InputStreamReader(
                    start, head[0] == (byte) 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        } else {
            start.unread(head);
        }
        in = start;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!isKnown) {
            start();
        }
        Reader from = text;
        if (from == null) {
            return in.read(target, offset, length);
        }
        while (at == ready.length) {
            if (!fill(from)) {
                return -1;
            }
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean fill(Reader from) throws IOException {
        char[] block = new char[BLOCK];
        int start = half == 0 ? 0 : 1;
        block[0] = half;
        int count = from.read(block, start, BLOCK - start);
        if (count < 0 && start == 0) {
            return false;
        }
        int end = start + Math.max(count, 0);
        half = count >= 0 && Character.isHighSurrogate(block[end - 1]) ? block[end - 1] : 0;
        ready = new String(block, 0, half == 0 ? end : end - 1).getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }
}
