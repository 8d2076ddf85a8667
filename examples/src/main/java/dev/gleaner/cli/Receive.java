package dev.gleaner.cli;

import dev.gleaner.cli.http.HttpServer;
import dev.gleaner.cli.http.Limits;
import dev.gleaner.document.Printable;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Prints the records that fluentd and kube-apiserver send over HTTP. */
final class Receive implements Command {
    private static final int HIGHEST_PORT = 65_535;
    private static final int HIGHEST_BODY = 1 << 30;
    private static final int HIGHEST_CONNECTIONS = 1 << 20;
    private static final int LONGEST_IDLE = 86_400;
    private static final int MAX_BODY = 128 << 20;
    private static final int MAX_CONNECTIONS = 8192;
    private static final int IDLE = 120;
    private static final int HEAP_DIVISOR = 4;
    private static final long STOP_SECONDS = 10;
    private static final String PATH = "/";
    private static final String HOST = "127.0.0.1";

    private final Syntax syntax = new Syntax(
            "receive",
            "Prints what fluentd and kube-apiserver send over HTTP. Serves fluentd's HTTP output and kube-apiserver's"
                    + " audit webhook, and prints one line for each record. Answers a request with 200 after it has"
                    + " printed the records. Reports unreadable records, refused requests and disconnected clients on"
                    + " standard error. Ctrl-C stops the server after at most five seconds, in which started requests"
                    + " can complete.");

    private final Option<Integer> port = syntax.option(
                    "--port", "PORT", new WholeNumber(0, HIGHEST_PORT), "The port to listen on; 0 selects a free one.")
            .required();

    private final Option<String> path =
            syntax.option("--path", "PATH", Receive::path, "The path of the URL; the default is " + PATH + ".");

    private final Option<String> host = syntax.text(
            "--host",
            "HOST",
            "The address to listen on; the default is " + HOST + ". Everyone who can reach this address can send"
                    + " records.");

    private final Option<RecordFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Words.of(RecordFormat.class),
            "text (the default): the important parts of each record; json: the records as they were sent, one object"
                    + " per line, for other commands to read.");

    private final Option<Integer> maxBody = syntax.option(
            "--max-body",
            "BYTES",
            new WholeNumber(1, HIGHEST_BODY),
            "The maximum length of a body, also after decompression; the default is " + MAX_BODY + ".");

    private final Option<Integer> maxMemory = syntax.option(
            "--max-memory",
            "BYTES",
            new WholeNumber(1, Integer.MAX_VALUE),
            "The maximum memory for all bodies together, at least --max-body; the default is a quarter of the heap."
                    + " Above the maximum, clients wait or get 503.");

    private final Option<Integer> maxConnections = syntax.option(
            "--max-connections",
            "NUMBER",
            new WholeNumber(1, HIGHEST_CONNECTIONS),
            "The maximum number of connections; the default is " + MAX_CONNECTIONS + ". Above the maximum, idle"
                    + " connections are closed or new connections wait.");

    private final Option<Integer> idle = syntax.option(
            "--idle",
            "SECONDS",
            new WholeNumber(1, LONGEST_IDLE),
            "The time after which a client that sends nothing is disconnected; the default is " + IDLE + ". Slow"
                    + " clients are not disconnected while they send.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Environment environment) {
        Problems problems = new Problems(environment.err());
        CountDownLatch stop = new CountDownLatch(1);
        AtomicInteger code = new AtomicInteger(Gleaner.SUCCESS);
        Receiver receiver = new Receiver(
                path.or(PATH),
                maxBody.or(MAX_BODY),
                format.or(RecordFormat.text),
                environment.isTerminal(StandardStream.OUT) ? Printable::line : UnaryOperator.identity(),
                new SharedOutput(environment.out()),
                problems,
                () -> {
                    code.set(Gleaner.FAILURE);
                    stop.countDown();
                });
        CountDownLatch ended = new CountDownLatch(1);
        Thread shutdownHook = new Thread(() -> stopAtCtrlC(stop, ended, code));
        try (HttpServer server = HttpServer.start(address(), limits(), receiver, problems::report)) {
            Runtime.getRuntime().addShutdownHook(shutdownHook);
            problems.report("listening on " + url(server.address()));
            stop.await();
        } catch (InterruptedException e) {
            // A program that embeds the command stops it by an interrupt.
        }
        if (code.get() != Gleaner.SUCCESS) {
            problems.report(SharedOutput.BROKEN);
        }
        String counts = problems.counts();
        problems.report(receiver.summary() + (counts.isEmpty() ? "" : "; " + counts));
        ended.countDown();
        removeHook(shutdownHook);
        return code.get();
    }

    private InetSocketAddress address() {
        InetSocketAddress address = new InetSocketAddress(host.or(HOST), port.get());
        if (address.isUnresolved()) {
            throw UsageException.ofOption("--host", "expected an address of this machine");
        }
        return address;
    }

    private static String path(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("expected a path that starts with / but was '" + text + "'");
        }
        return text;
    }

    private Limits limits() {
        int longest = maxBody.or(MAX_BODY);
        if (maxMemory.isGiven() && maxMemory.get() < longest) {
            throw UsageException.ofOption("--max-memory", "expected at least --max-body, which is " + longest);
        }
        long memory = maxMemory.isGiven()
                ? maxMemory.get()
                : Math.max(Runtime.getRuntime().maxMemory() / HEAP_DIVISOR, longest);
        return new Limits(maxConnections.or(MAX_CONNECTIONS), longest, memory, Duration.ofSeconds(idle.or(IDLE)));
    }

    private String url(InetSocketAddress address) {
        String name = address.getAddress() instanceof Inet6Address
                ? "[" + address.getAddress().getHostAddress() + "]"
                : address.getAddress().getHostAddress();
        return "http://" + name + ":" + address.getPort() + path.or(PATH);
    }

    /** Ctrl-C is the regular end of the program, so the exit code is that of the command and not that of the signal. */
    private static void stopAtCtrlC(CountDownLatch stop, CountDownLatch ended, AtomicInteger code) {
        stop.countDown();
        try {
            if (ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(code.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread shutdownHook) {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The program is shutting down, and the hook is running.
        }
    }
}
