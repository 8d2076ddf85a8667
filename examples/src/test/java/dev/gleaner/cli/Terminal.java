package dev.gleaner.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An interactive bash in a terminal, made by the program script of util-linux. In its PATH is gleaner. */
final class Terminal implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    /** Processes that a script starts in the background ignore Control-C, and their children inherit that. */
    private static final String SHELL = "env --default-signal=INT bash";

    private final Process process;
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
    private final StringBuilder screen = new StringBuilder();

    private Terminal(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "terminal");
        reader.setDaemon(true);
        reader.start();
    }

    /** Why there is no terminal; empty if there is one. */
    static String missing() throws IOException, InterruptedException {
        if (!prints("script --version", "util-linux")) {
            return "script of util-linux is not here";
        }
        if (!prints(SHELL + " --version", "bash")) {
            return "bash, or env of coreutils 8.31 or newer, is not here";
        }
        return "";
    }

    private static boolean prints(String command, String word) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 && printed.contains(word);
    }

    /** Opens a terminal in a folder. */
    static Terminal open(Path folder) throws IOException {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        Path gleaner = Files.writeString(
                programs.resolve("gleaner"),
                "#!/bin/sh\nTERM=xterm exec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '" + System.getProperty("java.class.path")
                        + "' " + Gleaner.class.getName() + " \"$@\"\n");
        Files.setPosixFilePermissions(gleaner, PosixFilePermissions.fromString("rwxr-xr-x"));
        ProcessBuilder script = new ProcessBuilder("script", "-qfec", SHELL + " --norc --noprofile -i", "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        script.environment().keySet().removeIf(name -> List.of("NO_COLOR", "CLICOLOR", "COLUMNS", "PS1")
                .contains(name));
        script.environment().put("PATH", programs + ":" + System.getenv("PATH"));
        script.environment().put("TERM", "dumb");
        script.environment().put("LC_ALL", "C.UTF-8");
        Terminal terminal = new Terminal(script.start());
        // A line of input that is longer than the terminal would be shown in parts.
        terminal.type("stty rows 50 cols 300\n");
        return terminal;
    }

    private void read() {
        try (Reader reader = process.inputReader(StandardCharsets.UTF_8)) {
            char[] some = new char[4096];
            for (int count = reader.read(some); count >= 0; count = reader.read(some)) {
                output.add(new String(some, 0, count));
            }
        } catch (IOException e) {
            output.add("the terminal cannot be read: " + e);
        }
    }

    /** Types keys. */
    void type(String keys) throws IOException {
        OutputStream keyboard = process.getOutputStream();
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** Waits until the terminal shows a pattern, and returns what it shows up to there since the last wait. */
    Matcher await(String pattern) throws InterruptedException {
        Pattern end = Pattern.compile("(?s)(.*?)(?:" + pattern + ")");
        Matcher found = end.matcher(screen.toString());
        while (!found.lookingAt()) {
            String more = output.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (more == null) {
                throw new AssertionError("the terminal does not show " + pattern + " but\n" + screen);
            }
            screen.append(more);
            found = end.matcher(screen.toString());
        }
        screen.delete(0, found.end());
        return found;
    }

    /** What a command prints on the terminal, and its exit code. */
    record Shown(String text, int code) {}

    /** Runs a command to its end. */
    Shown run(String command) throws IOException, InterruptedException {
        // The marks differ from the line that is typed, which the terminal shows as well.
        type("echo begin-$((1)); " + command + "; echo end-$?-\n");
        await("begin-1\r\n");
        Matcher shown = await("end-(\\d+)-\r\n");
        return new Shown(shown.group(1).replace("\r\n", "\n"), Integer.parseInt(shown.group(2)));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
