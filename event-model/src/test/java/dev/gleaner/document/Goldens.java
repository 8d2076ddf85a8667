package dev.gleaner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Pairs of files: {@code X.yaml} as somebody wrote it, and {@code X.out.yaml} as we write it. The system property
 * {@code golden.update} has the second ones written anew.
 */
public final class Goldens {
    private static final String INPUT = ".yaml";
    private static final String OUTPUT = ".out.yaml";

    private Goldens() {}

    /** One test for each pair in a folder: read without an error, written as its golden, which reads as the same again. */
    public static Stream<DynamicTest> in(Path folder, List<Class<? extends ModelManifest>> kinds) {
        return inputs(folder).stream()
                .map(file ->
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file, kindOf(file, kinds))));
    }

    /** The documents that are read in a folder; never none. */
    public static List<Path> inputs(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> inputs = files.filter(file -> file.toString().endsWith(INPUT))
                    .filter(file -> !file.toString().endsWith(OUTPUT))
                    .sorted()
                    .toList();
            assertThat(inputs).as("documents in %s", folder).isNotEmpty();
            return inputs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The type that models the only document of a file. */
    public static Class<? extends ModelManifest> kindOf(Path file, List<Class<? extends ModelManifest>> kinds) {
        List<Part> documents = ManifestReader.strict().readAll(Source.of(file)).parts();
        assertThat(documents).as("documents of %s", file).hasSize(1);
        String kind = documents.get(0).text("kind");
        return kinds.stream()
                .filter(type -> Shape.of(type).name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " is of kind " + kind + ", which the test does not name"));
    }

    private static <T extends ModelManifest> void check(Path file, Class<T> kind) throws IOException {
        Reading<T> reading = Manifests.read(file, kind);
        T value = reading.orThrow();
        Path golden = Path.of(file.toString().replace(INPUT, OUTPUT));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, value.toYaml());
        }
        assertThat(value.toYaml()).isEqualTo(Files.readString(golden));
        assertThat(Manifests.read(golden, kind).orThrow()).isEqualTo(value);
    }
}
