package dev.gleaner.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A standard stream that a program writes to. */
enum StandardStream {
    /** Standard output. */
    OUT(1),
    /** Standard error. */
    ERR(2);

    private static final List<String> TERMINALS = List.of("/dev/pts/", "/dev/tty", "/dev/console");

    private final int descriptor;

    StandardStream(int descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Whether the stream is a terminal. Checks the stream itself on Linux; elsewhere checks the console, which stands
     * for standard input and output together.
     */
    boolean isTerminal() {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (!Files.isSymbolicLink(link)) {
            return isConsoleTerminal();
        }
        try {
            String target = Files.readSymbolicLink(link).toString();
            return TERMINALS.stream().anyMatch(target::startsWith);
        } catch (IOException e) {
            return false;
        }
    }

    /** Since Java 22 there is always a console, with a method {@code isTerminal}. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isConsoleTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
