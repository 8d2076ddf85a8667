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

/** Prints what fluentd and kube-apiserver send. */
final class Receive implements Command {
    private static final int HIGHEST_PORT = 65_535;
    private static final int HIGHEST_BODY = 1 << 30;
    private static final int HIGHEST_CONNECTIONS = 1 << 20;
    private static final int LONGEST_IDLE = 86_400;
    private static final int MAX_BODY = 128 << 20;
    private static final int MAX_CONNECTIONS = 8192;
    private static final int IDLE = 120;
    private static final int PART_OF_HEAP = 4;
    private static final long SECONDS_TO_END = 10;
    private static final String PATH = "/";
    private static final String HOST = "127.0.0.1";

    private final Syntax syntax = new Syntax(
            "receive",
            "Prints what fluentd and kube-apiserver send over HTTP. Listens for fluentd's HTTP output and"
                    + " kube-apiserver's audit webhook, and prints a line for each record. A request is answered 200 when"
                    + " its records are printed. Standard error reports broken records, refused requests and clients that"
                    + " were cut off. Ctrl-C ends it, and gives requests that have begun five seconds to end.");

    private final Option<Integer> port = syntax.option(
                    "--port", "PORT", new WholeNumber(0, HIGHEST_PORT), "The port; 0 is any free one.")
            .required();

    private final Option<String> path =
            syntax.option("--path", "PATH", Receive::path, "The path of the URL; " + PATH + " when it is not given.");

    private final Option<String> host = syntax.text(
            "--host",
            "HOST",
            "The address to listen on; " + HOST + " when it is not given. Anyone who reaches it can send.");

    private final Option<RecordFormat> format = syntax.option(
            "--format",
            "FORMAT",
            Words.of(RecordFormat.class),
            "text, which is the default, or json, the records as they were sent, an object on a line, to store or to"
                    + " read again.");

    private final Option<Integer> maxBody = syntax.option(
            "--max-body",
            "BYTES",
            new WholeNumber(1, HIGHEST_BODY),
            "The longest body, also when decompressed; " + MAX_BODY + " when it is not given.");

    private final Option<Integer> maxMemory = syntax.option(
            "--max-memory",
            "BYTES",
            new WholeNumber(1, Integer.MAX_VALUE),
            "The most bytes of bodies that are held at a time; a quarter of the heap when it is not given, and at least"
                    + " --max-body. Beyond it clients wait or are answered 503.");

    private final Option<Integer> maxConnections = syntax.option(
            "--max-connections",
            "NUMBER",
            new WholeNumber(1, HIGHEST_CONNECTIONS),
            "The most connections; " + MAX_CONNECTIONS + " when it is not given. Beyond it idle ones are closed, or new"
                    + " ones wait.");

    private final Option<Integer> idle = syntax.option(
            "--idle",
            "SECONDS",
            new WholeNumber(1, LONGEST_IDLE),
            "How long a client may send nothing before it is cut off; " + IDLE + " when it is not given. A slow client"
                    + " that goes on sending is not cut off.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Surroundings here) {
        Problems problems = new Problems(here.err());
        CountDownLatch toEnd = new CountDownLatch(1);
        AtomicInteger code = new AtomicInteger(Gleaner.FINE);
        Receiver receiver = new Receiver(
                path.or(PATH),
                maxBody.or(MAX_BODY),
                format.or(RecordFormat.text),
                here.hasTerminalAt(StandardStream.OUT) ? Printable::line : UnaryOperator.identity(),
                new SharedOutput(here.out()),
                problems,
                () -> {
                    code.set(Gleaner.UNUSABLE);
                    toEnd.countDown();
                });
        CountDownLatch ended = new CountDownLatch(1);
        Thread atCtrlC = new Thread(() -> endAtCtrlC(toEnd, ended, code));
        try (HttpServer server = HttpServer.start(address(), limits(), receiver, problems::tell)) {
            Runtime.getRuntime().addShutdownHook(atCtrlC);
            problems.tell("listening on " + url(server.address()));
            toEnd.await();
        } catch (InterruptedException e) {
            // A program that embeds the command ends it in this way.
        }
        if (code.get() != Gleaner.FINE) {
            problems.tell(SharedOutput.BROKEN);
        }
        String counts = problems.counts();
        problems.tell(receiver.summary() + (counts.isEmpty() ? "" : "; " + counts));
        ended.countDown();
        forget(atCtrlC);
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
                : Math.max(Runtime.getRuntime().maxMemory() / PART_OF_HEAP, longest);
        return new Limits(maxConnections.or(MAX_CONNECTIONS), longest, memory, Duration.ofSeconds(idle.or(IDLE)));
    }

    private String url(InetSocketAddress address) {
        String name = address.getAddress() instanceof Inet6Address
                ? "[" + address.getAddress().getHostAddress() + "]"
                : address.getAddress().getHostAddress();
        return "http://" + name + ":" + address.getPort() + path.or(PATH);
    }

    /**
     * Ctrl-C is how the program is meant to end, so that the exit code is that of the command and not that of the signal.
     */
    private static void endAtCtrlC(CountDownLatch toEnd, CountDownLatch ended, AtomicInteger code) {
        toEnd.countDown();
        try {
            if (ended.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(code.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread atCtrlC) {
        try {
            Runtime.getRuntime().removeShutdownHook(atCtrlC);
        } catch (IllegalStateException e) {
            // The program is ending: the thread is running.
        }
    }
}
