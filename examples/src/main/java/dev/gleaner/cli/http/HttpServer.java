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
 * A server of HTTP/1.1 for requests that have a body. A request is handed over when it has arrived whole. Where it is one too many, new
 * clients wait until others are done; where no memory is left for what clients are sending, they wait for what is being taken, or are answered 503.
 */
public final class HttpServer implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final int BUFFER = 1 << 16;
    private static final int TICK_MILLIS = 200;
    private static final int FEWEST_THREADS = 2;
    private static final int MOST_THREADS = 4;
    private static final long RESTED = Duration.ofSeconds(1).toNanos();
    private static final long TO_FINISH = Duration.ofSeconds(5).toNanos();

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
    private final ExecutorService takers = Executors.newFixedThreadPool(
            Math.min(MOST_THREADS, Math.max(FEWEST_THREADS, Runtime.getRuntime().availableProcessors())));

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final Set<Connection> resting = new LinkedHashSet<>();
    private final Deque<Connection> waiting = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private int taking;
    private long requests;
    private long looked;
    private boolean isFull;
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
        this.looked = nanoTime.getAsLong();
        // Closing a channel for the first time opens a file, and has to work when no file can be opened any more.
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
     * A server that runs until it is closed.
     *
     * @param address the address to listen on; port 0 is any free one
     * @param problems takes what goes wrong: its kind, of which there are few, and a sentence without line end; called by several threads
     * @throws UncheckedIOException when it cannot listen there
     */
    public static HttpServer start(
            InetSocketAddress address, Limits limits, Handler handler, BiConsumer<String, String> problems) {
        return start(address, limits, handler, problems, System::nanoTime);
    }

    /** A server with another clock. */
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
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }

    /** The address that it listens on. */
    public InetSocketAddress address() {
        return address;
    }

    /** Takes no new requests, and gives those that have begun five seconds to end. */
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
                turnOrTell();
            }
            listener.close();
            List.copyOf(resting).stream()
                    .filter(connection -> !connection.isLeaving())
                    .forEach(connection -> connection.leave("the server ends"));
            long end = System.nanoTime() + TO_FINISH;
            while (!connections.isEmpty() && System.nanoTime() < end) {
                turnOrTell();
            }
            List.copyOf(connections).forEach(connection -> connection.leave("the server ends"));
            takers.shutdown();
            if (!takers.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                takers.shutdownNow();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without this thread nobody would be answered and nothing said. */
    private void turnOrTell() throws IOException {
        try {
            turn();
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            tell("mistakes of this program", "a mistake of this program: " + e);
        }
    }

    private void turn() throws IOException {
        // What has come by this time is read below, so that a client is not cut off because this program stood still.
        long now = now();
        selector.select(
                key -> {
                    if (key.attachment() instanceof Connection connection) {
                        connection.go(buffer);
                    } else {
                        accept();
                    }
                },
                TICK_MILLIS);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        if (now - looked >= TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS)) {
            looked = now;
            lookForIdle(now);
            acceptAgain();
        }
    }

    private void accept() {
        try {
            while (connections.size() < limits.connections() || closeOneThatRests()) {
                SocketChannel channel = listener.accept();
                if (channel == null) {
                    isFull = false;
                    return;
                }
                open(channel);
            }
            pause("all " + limits.connections() + " connections are in use; new clients wait");
        } catch (IOException e) {
            // Files that are open elsewhere count, too.
            closeOneThatRests();
            pause("no connection can be opened; new clients wait: " + e.getMessage());
        }
    }

    private void pause(String reason) {
        accepting.interestOps(0);
        if (!isFull) {
            isFull = true;
            tell("waiting", reason);
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
            resting.add(connection);
        } catch (IOException e) {
            // The client went away before anything was said.
            channel.close();
        }
    }

    /** Clients that have sent nothing for a while keep nobody else out. */
    private boolean closeOneThatRests() {
        if (resting.isEmpty()) {
            return false;
        }
        Connection longest = resting.iterator().next();
        if (now() - longest.lastProgress() < RESTED) {
            return false;
        }
        longest.leave("others want its place");
        return true;
    }

    private void lookForIdle(long now) {
        List<Connection> idle = new ArrayList<>();
        for (Connection connection : connections) {
            if (connection.waitsForClient()
                    && now - connection.lastProgress() >= limits.idle().toNanos()) {
                idle.add(connection);
            }
        }
        idle.forEach(Connection::leaveIdle);
    }

    /** Has a request taken, and answers it. */
    void take(Connection connection, String name, ContentEncoding encoding, HeldBytes body) {
        taking++;
        takers.execute(() -> {
            Answer answer = answer(name, encoding, body);
            tasks.add(() -> {
                taking--;
                connection.answer(answer);
                resumeWaiting();
            });
            selector.wakeup();
        });
    }

    private Answer answer(String name, ContentEncoding encoding, HeldBytes body) {
        HeldBytes content = body;
        try {
            content = encoding.decode(body, limits.body(), memory);
            return handler.take(new Request(name, content));
        } catch (RefusedException e) {
            return e.answer();
        } catch (OutOfMemoryError e) {
            return Answer.later("no memory is left to read it");
        } catch (RuntimeException | StackOverflowError e) {
            return Answer.refused(500, "a mistake of this program: " + e);
        } finally {
            content.free();
            body.free();
        }
    }

    /** What is being taken will free some memory; where nothing is, waiting would have no end. */
    void waitForMemory(Connection connection) {
        waiting.add(connection);
        resumeWaiting();
    }

    private void resumeWaiting() {
        while (!waiting.isEmpty()) {
            if (waiting.getFirst().resume()) {
                waiting.removeFirst();
            } else if (taking > 0) {
                return;
            } else {
                waiting.removeLast().refuse(Answer.later("no memory is left; " + memory.held() + " bytes are held"));
            }
        }
    }

    /** The name of the next request in messages. */
    String nextName(String client) {
        requests++;
        return "request " + requests + " from " + client;
    }

    /** Takes note that a connection has no request. */
    void rests(Connection connection) {
        resting.remove(connection);
        resting.add(connection);
    }

    /** Takes note that a connection has a request. */
    void works(Connection connection) {
        resting.remove(connection);
    }

    /** Takes note that a connection is closed. */
    void closed(Connection connection) {
        connections.remove(connection);
        resting.remove(connection);
        waiting.remove(connection);
        acceptAgain();
    }

    /** Tells a problem. */
    void tell(String kind, String problem) {
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
