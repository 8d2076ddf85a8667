package dev.gleaner.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The libraries that the program does not contain: the jars in the folder {@code lib} beside {@code gleaner.jar}, and
 * those in the variable {@code GLEANER_CLASSPATH}. The launcher adds them to the class path. {@code java -jar} does not,
 * so the program runs again in a class loader that has them.
 */
final class OptionalLibraries {
    private static final String DRIVER = "org.duckdb.DuckDBDriver";

    private final Path program;
    private final String more;

    /** The libraries of a program in a jar; {@code more} has the form of {@code GLEANER_CLASSPATH}, and may be empty. */
    OptionalLibraries(Path program, String more) {
        this.program = program;
        this.more = more;
    }

    /**
     * Runs the program with the libraries, if this class loader does not have them. Returns false if it has, or if there
     * are no libraries.
     */
    static boolean run(String... arguments) {
        if (areLoaded()) {
            return false;
        }
        String[] classPath = System.getProperty("java.class.path", "").split(File.pathSeparator, -1);
        String more = System.getenv("GLEANER_CLASSPATH");
        List<Path> found = new OptionalLibraries(Path.of(classPath[0]), more == null ? "" : more).jars();
        if (found.isEmpty()) {
            return false;
        }
        List<Path> all = new ArrayList<>(Arrays.stream(classPath).map(Path::of).toList());
        all.addAll(found);
        runIn(all, arguments);
        return true;
    }

    private static boolean areLoaded() {
        return ClassLoader.getSystemClassLoader().getResource(DRIVER.replace('.', '/') + ".class") != null
                || OptionalLibraries.class.getClassLoader() != ClassLoader.getSystemClassLoader();
    }

    /** The jars and folders with classes that exist. */
    List<Path> jars() {
        Path folder = program.toAbsolutePath().resolveSibling("lib");
        List<Path> all = new ArrayList<>(Files.isRegularFile(program) ? jarsIn(folder) : List.of());
        for (String entry : more.split(File.pathSeparator, -1)) {
            if (entry.endsWith("*")) {
                all.addAll(jarsIn(Path.of(entry.substring(0, entry.length() - 1))));
            } else if (!entry.isEmpty() && Files.exists(Path.of(entry))) {
                all.add(Path.of(entry));
            }
        }
        return all;
    }

    private static List<Path> jarsIn(Path folder) {
        List<Path> jars = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
                files.forEach(jars::add);
            } catch (IOException e) {
                throw new UncheckedIOException(folder + " cannot be read", e);
            }
        }
        jars.sort(null);
        return jars;
    }

    /** Runs the program in a class loader of its own, which lives as long as the process. */
    @SuppressWarnings("BanClassLoader")
    private static void runIn(List<Path> classPath, String... arguments) {
        URL[] urls = classPath.stream().map(OptionalLibraries::url).toArray(URL[]::new);
        ClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        try {
            loader.loadClass(Gleaner.class.getName())
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(path + " is not a URL", e);
        }
    }
}
