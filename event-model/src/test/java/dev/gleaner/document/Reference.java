package dev.gleaner.document;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The reference material. It is not part of the project, and tests that need it are skipped if it is missing. */
public final class Reference {
    private Reference() {}

    /** Whether the system property {@code gleaner.reference} names an existing folder. */
    public static boolean isThere() {
        String folder = System.getProperty("gleaner.reference", "");
        return !folder.isEmpty() && Files.isDirectory(Path.of(folder));
    }

    /** A file or folder of the reference material; the test is skipped if it is missing. */
    public static Path path(String relative) {
        assumeTrue(isThere(), "the reference material is not here: set -Dgleaner.reference");
        return Path.of(System.getProperty("gleaner.reference")).resolve(relative);
    }

    /** The text of a file of the reference material. */
    public static String text(String relative) {
        try {
            return Files.readString(path(relative));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a file of the reference material. */
    public static List<String> lines(String relative) {
        return text(relative).lines().toList();
    }

    /** The files below a folder of the reference material whose names end in the suffix, sorted. */
    public static List<Path> files(String folder, String suffix) {
        try (Stream<Path> files = Files.walk(path(folder))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests that are generated from the reference material; a single skipped test if it is missing. */
    public static Stream<DynamicTest> tests(Supplier<Stream<DynamicTest>> tests) {
        return isThere() ? tests.get() : Stream.of(DynamicTest.dynamicTest("reference material", () -> path("")));
    }
}
