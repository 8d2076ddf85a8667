package dev.gleaner.cli.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** A server on loopback that stores the bodies, with a clock that a test sets. */
final class TestServer implements AutoCloseable {
    static final Limits LIMITS = new Limits(2000, 1 << 16, 1 << 20, Duration.ofSeconds(10));

    final List<String> bodies = new CopyOnWriteArrayList<>();
    final List<String> problems = new CopyOnWriteArrayList<>();
    final AtomicLong nanoTime = new AtomicLong();
    final HttpServer server;

    TestServer() {
        this(LIMITS, body -> Response.OK);
    }

    TestServer(Limits limits, Function<String, Response> handler) {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = HttpServer.start(
                anyPort,
                limits,
                new Handler() {
                    @Override
                    public Optional<Response> refuse(String method, String path) {
                        return path.equals("/") ? Optional.empty() : Optional.of(Response.refused(404, "no " + path));
                    }

                    @Override
                    public Response handle(Request request) {
                        String body = text(request);
                        bodies.add(body);
                        return handler.apply(body);
                    }
                },
                (kind, problem) -> problems.add(problem),
                nanoTime::get);
    }

    private static String text(Request request) {
        try {
            return new String(request.content().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawClient connect() throws IOException {
        return new RawClient(server.address());
    }

    /** Waits until the server has processed everything that clients have sent: it works in order. */
    void settle() throws IOException {
        try (RawClient client = connect()) {
            client.send("GET /settle HTTP/1.1\r\n\r\n").answer();
        }
        problems.removeIf(problem -> problem.endsWith("no /settle"));
    }

    void letPass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    @Override
    public void close() {
        server.close();
    }
}
