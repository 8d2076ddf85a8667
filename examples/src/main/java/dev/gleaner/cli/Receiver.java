package dev.gleaner.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gleaner.document.Bounds;
import dev.gleaner.event.read.ClusterLog;
import dev.gleaner.event.read.LogEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A server to which fluentd's HTTP output and kube-apiserver's audit webhook send records. How much it takes at a time is
 * bounded, and how long: after half a minute a client is cut off.
 */
final class Receiver implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int WAITING = 64;
    private static final long SECONDS_TO_FINISH = 2;
    private static final List<String> METHODS = List.of("POST", "PUT");

    private final String path;
    private final int maxBody;
    private final Consumer<? super LogEntry> entries;
    private final Consumer<? super String> problems;
    private final AtomicLong requests = new AtomicLong();
    private final HttpServer server;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            new ThreadPoolExecutor.AbortPolicy());

    private Receiver(
            HttpServer server,
            String path,
            int maxBody,
            Consumer<? super LogEntry> entries,
            Consumer<? super String> problems) {
        this.server = server;
        this.path = path;
        this.maxBody = maxBody;
        this.entries = entries;
        this.problems = problems;
    }

    /**
     * A server that runs until it is closed. Its consumers are called by several threads.
     *
     * @param address where it listens; port 0 is any that is free
     * @param path the only path that it knows
     * @param maxBody the longest body that it takes, in bytes, as it is sent and as it is decompressed
     * @param entries takes what the records say
     * @param problems takes what is wrong with them, in a sentence without line end
     * @throws UncheckedIOException when it cannot listen there
     */
    static Receiver start(
            InetSocketAddress address,
            String path,
            int maxBody,
            Consumer<? super LogEntry> entries,
            Consumer<? super String> problems) {
        boundTime();
        try {
            Receiver receiver = new Receiver(HttpServer.create(address, 0), path, maxBody, entries, problems);
            receiver.server.setExecutor(receiver.threads);
            receiver.server.createContext("/", receiver::handle);
            receiver.server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }

    /** The server of the JDK takes these bounds, in seconds, from system properties alone, and once. */
    private static void boundTime() {
        for (String property : List.of("sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime")) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, "30");
            }
        }
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return server.getAddress();
    }

    /** Ends it; what is being read is read to its end, within bounds. */
    @Override
    public void close() {
        // The server waits as long as it is told even when there is nothing to wait for; so we wait ourselves.
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String name = "request " + requests.incrementAndGet() + " from "
                + exchange.getRemoteAddress().getAddress().getHostAddress();
        try (exchange) {
            Answer answer = answer(exchange, name);
            if (answer.code() != Answer.TAKEN.code()) {
                problems.accept(name + ": " + answer.code() + ", " + answer.reason());
            }
            answer.send(exchange);
        } catch (IOException e) {
            problems.accept(name + ": cut off: " + e);
        }
    }

    private Answer answer(HttpExchange exchange, String name) throws IOException {
        if (!path.equals(exchange.getRequestURI().getPath())) {
            return new Answer(404, "the path is " + path);
        }
        if (!METHODS.contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", String.join(", ", METHODS));
            return new Answer(405, "the methods are " + String.join(" and ", METHODS));
        }
        try {
            read(name, RequestBody.read(exchange, maxBody));
            return Answer.TAKEN;
        } catch (RequestBody.RefusedException e) {
            return e.answer();
        } catch (RuntimeException e) {
            return new Answer(500, "a mistake of this program: " + e);
        }
    }

    /**
     * Reads the records. One that is broken is told here alone, and the answer is the same as without it: fluentd drops the
     * whole chunk when it gets a 4xx, its good records, too, and sending it once more would not mend the bad one.
     */
    private void read(String name, byte[] body) {
        Bounds usual = Bounds.DEFAULT;
        ClusterLog.of(name, body)
                // A list of records is on one line.
                .within(new Bounds(Math.max(maxBody, usual.characters()), usual.depth(), usual.nodes(), usual.scalar()))
                .onFinding(finding -> problems.accept(finding.toString()))
                .forEach(entries);
    }

    /**
     * What a client is told.
     *
     * @param code the status code of HTTP
     * @param reason why, in words; empty when all is well
     */
    record Answer(int code, String reason) {
        static final Answer TAKEN = new Answer(200, "");

        private void send(HttpExchange exchange) throws IOException {
            byte[] text = reason.isEmpty() ? new byte[0] : (reason + "\n").getBytes(StandardCharsets.UTF_8);
            boolean bare = text.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(code, bare ? -1 : text.length);
            if (!bare) {
                exchange.getResponseBody().write(text);
            }
        }
    }
}
