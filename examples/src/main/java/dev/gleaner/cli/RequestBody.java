package dev.gleaner.cli;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.gleaner.cli.Receiver.Answer;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The body of a request: bounded, also when it is decompressed. */
final class RequestBody {
    private static final List<String> GZIP = List.of("gzip", "x-gzip");

    private RequestBody() {}

    /** A body is not taken. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Answer answer;

        RefusedException(int code, String reason) {
            super(reason);
            this.answer = new Answer(code, reason);
        }

        /** What the client is told. */
        Answer answer() {
            return answer;
        }
    }

    /**
     * The body as it was before it was compressed.
     *
     * @throws RefusedException when it is longer than the bound, or compressed in a way that we do not know
     * @throws IOException when the client does not send all of it
     */
    static byte[] read(HttpExchange exchange, int max) throws IOException, RefusedException {
        Headers headers = exchange.getRequestHeaders();
        String encoding = String.join(", ", headers.getOrDefault("Content-Encoding", List.of()))
                .strip()
                .toLowerCase(Locale.ROOT);
        boolean gzip = GZIP.contains(encoding);
        if (!gzip && !encoding.isEmpty() && !encoding.equals("identity")) {
            throw new RefusedException(415, "the encodings are gzip and identity");
        }
        // What says that it is too long is not read at all.
        String length = headers.getFirst("Content-Length");
        if (length != null && Long.parseLong(length) > max) {
            throw tooLong(max);
        }
        byte[] body = bounded(exchange.getRequestBody(), max);
        return gzip || isCompressed(body) ? decompressed(body, max) : body;
    }

    private static byte[] decompressed(byte[] body, int max) throws RefusedException {
        byte[] content;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            content = bounded(in, max);
        } catch (ZipException | EOFException e) {
            throw new RefusedException(400, "the body is no gzip: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The reader of logs would go on decompressing, and that is not bounded.
        if (isCompressed(content)) {
            throw new RefusedException(400, "the body is compressed twice");
        }
        return content;
    }

    private static byte[] bounded(InputStream in, int max) throws IOException, RefusedException {
        byte[] bytes = in.readNBytes(max + 1);
        if (bytes.length > max) {
            throw tooLong(max);
        }
        return bytes;
    }

    private static RefusedException tooLong(int max) {
        return new RefusedException(413, "the body is longer than " + max + " bytes");
    }

    private static boolean isCompressed(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }
}
