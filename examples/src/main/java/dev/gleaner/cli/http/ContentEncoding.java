package dev.gleaner.cli.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The compression of the body of a request. */
enum ContentEncoding {
    /** No compression, unless the first bytes are those of gzip: some clients do not name it. */
    IDENTITY,
    /** gzip. */
    GZIP,
    /** zlib, with or without its header: some clients omit it. */
    DEFLATE;

    private static final int AT_A_TIME = 1 << 16;

    /** The encoding that a header names. */
    static ContentEncoding of(List<String> names) throws RefusedException {
        return switch (String.join(", ", names)) {
            case "", "identity" -> IDENTITY;
            case "gzip", "x-gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            default ->
                throw new RefusedException(
                        Response.refused(415, "unsupported content encoding; expected gzip, deflate or identity")
                                .with("Accept-Encoding", "gzip, deflate, identity"));
        };
    }

    /** Decompresses a body, and frees the compressed one. */
    HeldBytes decode(HeldBytes body, int longest, Memory memory) throws RefusedException {
        if (body.size() == 0 || this == IDENTITY && !isGzip(body)) {
            return body;
        }
        HeldBytes content = new HeldBytes(memory);
        try (InputStream in = this == DEFLATE ? inflated(body) : new GZIPInputStream(body.stream(), AT_A_TIME)) {
            copy(in, content, longest);
            // The log reader would decompress it again, without a bound.
            if (isGzip(content)) {
                throw new RefusedException(400, "the body is compressed twice");
            }
            body.free();
            return content;
        } catch (ZipException | EOFException e) {
            content.free();
            throw new RefusedException(
                    400, "the body is not " + (this == DEFLATE ? "deflate: " : "gzip: ") + e.getMessage());
        } catch (RefusedException e) {
            content.free();
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(InputStream in, HeldBytes content, int longest) throws IOException, RefusedException {
        byte[] some = new byte[AT_A_TIME];
        while (true) {
            int room = content.room();
            if (room == 0) {
                throw new RefusedException(Response.unavailable("out of memory while the body is decompressed"));
            }
            int count = in.read(some, 0, Math.min(some.length, room));
            if (count < 0) {
                return;
            }
            content.add(ByteBuffer.wrap(some), count);
            if (content.size() > longest) {
                throw ChunkedBody.tooLong(longest);
            }
        }
    }

    private static InputStream inflated(HeldBytes body) throws IOException {
        InputStream in = new BufferedInputStream(body.stream());
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        boolean hasHeader = (first & 0x0f) == Deflate.METHOD && ((first << 8) + second) % Deflate.CHECK == 0;
        Inflater inflater = new Inflater(!hasHeader);
        return new InflaterInputStream(in, inflater, AT_A_TIME) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    /** See <a href="https://www.rfc-editor.org/rfc/rfc1950#section-2.2">RFC 1950, 2.2</a>. */
    private static final class Deflate {
        static final int METHOD = 8;
        static final int CHECK = 31;
    }

    private static boolean isGzip(HeldBytes bytes) {
        InputStream in = bytes.stream();
        try {
            return in.read() == 0x1f && in.read() == 0x8b;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
