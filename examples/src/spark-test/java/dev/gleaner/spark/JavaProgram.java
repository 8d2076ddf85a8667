package dev.gleaner.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** A Java process with the class path of the tests, and its output. */
final class JavaProgram implements AutoCloseable {
    static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private JavaProgram(Process process) {
        this.process = process;
    }

    /** Starts a program. Standard error is in the output only if it is wanted. */
    static JavaProgram start(Path home, boolean withErrors, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp", CLASS_PATH));
        command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(withErrors);
        if (!withErrors) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        return new JavaProgram(builder.start());
    }

    /** Waits for a line of the output, and reads the rest in the background so that the process is not blocked. */
    String waitFor(Predicate<String> wanted) throws IOException {
        String line;
        while ((line = process.inputReader().readLine()) != null) {
            lines.add(line);
            if (wanted.test(line)) {
                Thread reading = new Thread(() -> process.inputReader().lines().forEach(rest -> {}));
                reading.setDaemon(true);
                reading.start();
                return line;
            }
        }
        throw new AssertionError("the program ended: " + String.join("\n", lines));
    }

    /** Waits for the end, and returns the lines of the output. */
    List<String> output() throws IOException {
        return process.inputReader().lines().toList();
    }

    /** Waits for the end, and returns the exit code. */
    int exitCode() {
        return process.onExit().join().exitValue();
    }

    /** Kills the process and those that it has started, as a failing machine does. */
    void kill() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
