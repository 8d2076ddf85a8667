package dev.gleaner.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A stream that a program writes to, and what it leads to. */
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
     * Whether somebody looks at it. Linux tells it of each stream; elsewhere Java tells it of standard input and output
     * together.
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

    /** From Java 22 on there is always a console, and it tells itself what it leads to. */
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
