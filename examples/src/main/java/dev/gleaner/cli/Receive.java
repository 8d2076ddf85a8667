package dev.gleaner.cli;

import dev.gleaner.document.Printable;
import java.io.PrintWriter;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** Prints what fluentd and kube-apiserver send. */
final class Receive implements Command {
    private static final int HIGHEST_PORT = 65_535;
    private static final int HIGHEST_BODY = 1 << 30;
    private static final int MAX_BODY = 16 << 20;
    private static final String PATH = "/";
    private static final String HOST = "127.0.0.1";

    private final Syntax syntax = new Syntax(
            "receive",
            "Prints what fluentd and kube-apiserver send over HTTP. Listens for fluentd's HTTP output and"
                    + " kube-apiserver's audit webhook, and prints a line for each record. Broken records are reported on"
                    + " standard error. Ctrl-C ends it.");

    private final Option<Integer> port = syntax.option(
                    "--port", "PORT", new WholeNumber(0, HIGHEST_PORT), "The port; 0 is any free one.")
            .required();

    private final Option<String> path =
            syntax.option("--path", "PATH", Receive::path, "The path of the URL; " + PATH + " when it is not given.");

    private final Option<String> host = syntax.text(
            "--host",
            "HOST",
            "The address to listen on; " + HOST + " when it is not given. Anyone who reaches it can send.");

    private final Option<Integer> maxBody = syntax.option(
            "--max-body",
            "BYTES",
            new WholeNumber(1, HIGHEST_BODY),
            "The longest body, also when decompressed; " + MAX_BODY + " when it is not given.");

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public int run(Surroundings here) {
        PrintWriter out = here.out();
        PrintWriter err = here.err();
        try (Receiver receiver = Receiver.start(
                address(),
                path.or(PATH),
                maxBody.or(MAX_BODY),
                entry -> print(EntryLine.of(entry), out),
                problem -> print(Printable.line(problem), err))) {
            print("listening on " + url(receiver.address()), err);
            waitForTheEnd(receiver);
        }
        return Gleaner.FINE;
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

    private String url(InetSocketAddress address) {
        String name = address.getAddress() instanceof Inet6Address
                ? "[" + address.getAddress().getHostAddress() + "]"
                : address.getAddress().getHostAddress();
        return "http://" + name + ":" + address.getPort() + path.or(PATH);
    }

    /** A line goes out as a whole, whoever else prints. */
    private static void print(String line, PrintWriter out) {
        out.println(line);
        out.flush();
    }

    /** Ctrl-C ends the program, and what is being read with it; a program that embeds the command interrupts it. */
    private static void waitForTheEnd(Receiver receiver) {
        Thread atCtrlC = new Thread(receiver::close);
        Runtime.getRuntime().addShutdownHook(atCtrlC);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(atCtrlC);
        }
    }
}
