package dev.gleaner.cli.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * An HTTP/1.1 server for requests with a body. Handles a request when it was received completely. At the maximum number
 * of connections, new clients wait. If memory is short, clients wait until other requests were handled; if none is
 * being handled, they get 503.
 */
public final class HttpServer implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final int BUFFER = 1 << 16;
    private static final int TICK_MILLIS = 200;
    private static final int FEWEST_THREADS = 2;
    private static final int MOST_THREADS = 4;
    private static final long MIN_IDLE = Duration.ofSeconds(1).toNanos();
    private static final long SHUTDOWN_TIMEOUT = Duration.ofSeconds(5).toNanos();

    private final ServerSocketChannel listener;
    private final Selector selector;
    private final SelectionKey accepting;
    private final InetSocketAddress address;
    private final Limits limits;
    private final Handler handler;
    private final BiConsumer<String, String> problems;
    private final LongSupplier nanoTime;
    private final Memory memory;
    private final Thread thread = new Thread(this::run, "http");
    private final ExecutorService workers = Executors.newFixedThreadPool(
            Math.min(MOST_THREADS, Math.max(FEWEST_THREADS, Runtime.getRuntime().availableProcessors())));

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final Set<Connection> idle = new LinkedHashSet<>();
    private final Deque<Connection> waiting = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private int handling;
    private long requests;
    private long lastTick;
    private boolean isPaused;
    private volatile boolean closing;

    private HttpServer(
            InetSocketAddress address,
            Limits limits,
            Handler handler,
            BiConsumer<String, String> problems,
            LongSupplier nanoTime)
            throws IOException {
        this.limits = limits;
        this.handler = handler;
        this.problems = problems;
        this.nanoTime = nanoTime;
        this.memory = new Memory(limits.memory());
        this.lastTick = nanoTime.getAsLong();
        // The first close of a channel opens a file. Do it now, while files can be opened.
        SocketChannel.open().close();
        selector = Selector.open();
        listener = ServerSocketChannel.open();
        try {
            listener.bind(address, BACKLOG);
            listener.configureBlocking(false);
            accepting = listener.register(selector, SelectionKey.OP_ACCEPT);
            this.address = (InetSocketAddress) listener.getLocalAddress();
        } catch (IOException e) {
            listener.close();
            selector.close();
            throw e;
        }
    }

    /**
     * Starts a server, which runs until it is closed.
     *
     * @param address the address to listen on; port 0 selects a free one
     * @param problems receives the kind of each problem, one of a few words, and its message; called by several threads
     * @throws UncheckedIOException if the server cannot listen on the address
     */
    public static HttpServer start(
            InetSocketAddress address, Limits limits, Handler handler, BiConsumer<String, String> problems) {
        return start(address, limits, handler, problems, System::nanoTime);
    }

    /** Starts a server with another clock. */
    static HttpServer start(
            InetSocketAddress address,
            Limits limits,
            Handler handler,
            BiConsumer<String, String> problems,
            LongSupplier nanoTime) {
        try {
            HttpServer server = new HttpServer(address, limits, handler, problems, nanoTime);
            server.thread.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + address.toString().replaceFirst("^/", ""), e);
        }
    }

    /** The address that the server listens on. */
    public InetSocketAddress address() {
        return address;
    }

    /** Stops the server. Requests that have begun get five seconds to complete. */
    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing) {
                pollSafely();
            }
            listener.close();
            List.copyOf(idle).stream()
                    .filter(connection -> !connection.isDraining())
                    .forEach(connection -> connection.disconnect("the server is shutting down"));
            long end = System.nanoTime() + SHUTDOWN_TIMEOUT;
            while (!connections.isEmpty() && System.nanoTime() < end) {
                pollSafely();
            }
            List.copyOf(connections).forEach(connection -> connection.disconnect("the server is shutting down"));
            workers.shutdown();
            if (!workers.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                workers.shutdownNow();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reports errors instead of ending the only thread that serves connections. */
    private void pollSafely() throws IOException {
        try {
            poll();
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            report("internal errors", "internal error: " + e);
        }
    }

    private void poll() throws IOException {
        // The time is taken before reading: a client whose bytes have arrived is not idle, even if this process was
        // suspended.
        long now = now();
        selector.select(
                key -> {
                    if (key.attachment() instanceof Connection connection) {
                        connection.handleReady(buffer);
                    } else {
                        accept();
                    }
                },
                TICK_MILLIS);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        if (now - lastTick >= TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS)) {
            lastTick = now;
            disconnectExpired(now);
            acceptAgain();
        }
    }

    private void accept() {
        try {
            while (connections.size() < limits.connections() || closeLongestIdle()) {
                SocketChannel channel = listener.accept();
                if (channel == null) {
                    isPaused = false;
                    return;
                }
                open(channel);
            }
            pause("all " + limits.connections() + " connections are in use; new clients wait");
        } catch (IOException e) {
            // The limit of open files may be reached by files of other threads.
            closeLongestIdle();
            pause("cannot open a connection; new clients wait: " + e.getMessage());
        }
    }

    private void pause(String reason) {
        accepting.interestOps(0);
        if (!isPaused) {
            isPaused = true;
            report("waiting", reason);
        }
    }

    private void acceptAgain() {
        if (accepting.isValid() && accepting.interestOps() == 0) {
            accepting.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    private void open(SocketChannel channel) throws IOException {
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            Connection connection = new Connection(this, channel, key);
            key.attach(connection);
            connections.add(connection);
            idle.add(connection);
        } catch (IOException e) {
            // The client has already closed the connection.
            channel.close();
        }
    }

    /** Closes the connection that has been idle for longest. Returns false if none was idle for a second. */
    private boolean closeLongestIdle() {
        if (idle.isEmpty()) {
            return false;
        }
        Connection longest = idle.iterator().next();
        if (now() - longest.lastProgress() < MIN_IDLE) {
            return false;
        }
        longest.disconnect("another client needs the connection");
        return true;
    }

    private void disconnectExpired(long now) {
        List<Connection> expired = new ArrayList<>();
        for (Connection connection : connections) {
            if (connection.waitsForClient()
                    && now - connection.lastProgress() >= limits.idle().toNanos()) {
                expired.add(connection);
            }
        }
        expired.forEach(Connection::disconnectIdle);
    }

    /** Handles a request in another thread, and sends the response. */
    void handle(Connection connection, String name, ContentEncoding encoding, HeldBytes body) {
        handling++;
        workers.execute(() -> {
            Response response = handle(name, encoding, body);
            tasks.add(() -> {
                handling--;
                connection.respond(response);
                resumeWaiting();
            });
            selector.wakeup();
        });
    }

    private Response handle(String name, ContentEncoding encoding, HeldBytes body) {
        HeldBytes content = body;
        try {
            content = encoding.decode(body, limits.body(), memory);
            return handler.handle(new Request(name, content));
        } catch (RefusedException e) {
            return e.response();
        } catch (OutOfMemoryError e) {
            return Response.unavailable("out of memory while the body is read");
        } catch (RuntimeException | StackOverflowError e) {
            return Response.refused(500, "internal error: " + e);
        } finally {
            content.free();
            body.free();
        }
    }

    /** Waits while requests are handled, since they will free memory. Otherwise refuses a request. */
    void waitForMemory(Connection connection) {
        waiting.add(connection);
        resumeWaiting();
    }

    private void resumeWaiting() {
        while (!waiting.isEmpty()) {
            if (waiting.getFirst().resume()) {
                waiting.removeFirst();
            } else if (handling > 0) {
                return;
            } else {
                waiting.removeLast()
                        .refuse(Response.unavailable("out of memory; requests hold " + memory.reserved() + " bytes"));
            }
        }
    }

    /** The name of the next request, for messages. */
    String nextName(String client) {
        requests++;
        return "request " + requests + " from " + client;
    }

    /** Marks a connection as idle. */
    void markIdle(Connection connection) {
        idle.remove(connection);
        idle.add(connection);
    }

    /** Marks a connection as busy. */
    void markBusy(Connection connection) {
        idle.remove(connection);
    }

    /** Removes a closed connection. */
    void closed(Connection connection) {
        connections.remove(connection);
        idle.remove(connection);
        waiting.remove(connection);
        acceptAgain();
    }

    /** Reports a problem. */
    void report(String kind, String problem) {
        problems.accept(kind, problem);
    }

    Memory memory() {
        return memory;
    }

    Limits limits() {
        return limits;
    }

    Handler handler() {
        return handler;
    }

    boolean isClosing() {
        return closing;
    }

    long now() {
        return nanoTime.getAsLong();
    }
}
