package dev.gleaner.cli;

import java.io.PrintWriter;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what fluentd and kube-apiserver send. */
@Command(
        name = "receive",
        description = {
            "Prints what fluentd's HTTP output and kube-apiserver's audit webhook send, a line for each record.",
            "Broken records are told on standard error. Ctrl-C ends it."
        },
        mixinStandardHelpOptions = true)
final class Receive implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;
    private static final int HIGHEST_BODY = 1 << 30;

    @Option(names = "--port", paramLabel = "PORT", required = true, description = "The port; 0 is any that is free.")
    private int port;

    @Option(
            names = "--path",
            paramLabel = "PATH",
            defaultValue = "/",
            description = "The path of the URL; ${DEFAULT-VALUE} when it is not given.")
    private String path;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description =
                    "The address to listen on; ${DEFAULT-VALUE} when it is not given. Anyone who reaches it can send.")
    private String host;

    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            defaultValue = "16777216",
            description = "The longest body, also when decompressed; ${DEFAULT-VALUE} when it is not given.")
    private int maxBody;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (Receiver receiver = Receiver.start(
                address(),
                path(),
                maxBody(),
                entry -> print(EntryLine.of(entry), out),
                problem -> print(Printable.line(problem), err))) {
            print("listening on " + url(receiver.address()), err);
            waitForTheEnd(receiver);
        }
        return Gleaner.FINE;
    }

    private InetSocketAddress address() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw wrong("--port", "a number from 0 to " + HIGHEST_PORT);
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw wrong("--host", "an address of this machine");
        }
        return address;
    }

    private String path() {
        if (!path.startsWith("/")) {
            throw wrong("--path", "a path that starts with /");
        }
        return path;
    }

    private int maxBody() {
        if (maxBody < 1 || maxBody > HIGHEST_BODY) {
            throw wrong("--max-body", "a number from 1 to " + HIGHEST_BODY);
        }
        return maxBody;
    }

    private ParameterException wrong(String option, String expected) {
        return new ParameterException(
                spec.commandLine(), "Invalid value for option '" + option + "': expected " + expected);
    }

    private String url(InetSocketAddress address) {
        String name = address.getAddress() instanceof Inet6Address
                ? "[" + address.getAddress().getHostAddress() + "]"
                : address.getAddress().getHostAddress();
        return "http://" + name + ":" + address.getPort() + path;
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
