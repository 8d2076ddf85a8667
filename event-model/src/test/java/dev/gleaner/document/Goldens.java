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
 * Pairs of files: {@code Type-x.yaml} is the input, and {@code Type-x.out.yaml} the expected output. The system
 * property {@code golden.update} rewrites the output files.
 */
public final class Goldens {
    private static final String INPUT = ".yaml";
    private static final String OUTPUT = ".out.yaml";

    private Goldens() {}

    /**
     * One test for each pair in a folder: the input is read without an error, written as its golden, and the golden
     * reads as the same value.
     */
    public static Stream<DynamicTest> in(Path folder, List<? extends Class<? extends OpenObject>> types) {
        return inputs(folder).stream()
                .map(file ->
                        DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file, typeOf(file, types))));
    }

    /** The input files of a folder; at least one. */
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

    /** The type of a file, whose name starts with the name of the type and a dash. */
    public static Class<? extends OpenObject> typeOf(Path file, List<? extends Class<? extends OpenObject>> types) {
        for (Class<? extends OpenObject> type : types) {
            if (file.getFileName().toString().startsWith(type.getSimpleName() + "-")) {
                return type;
            }
        }
        throw new AssertionError(file + " is of no type that the test names");
    }

    private static <T extends OpenObject> void check(Path file, Class<T> type) throws IOException {
        Reading<T> reading = Manifests.read(file, type);
        T value = reading.orThrow();
        Path golden = Path.of(file.toString().replace(INPUT, OUTPUT));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, value.toYaml());
        }
        assertThat(golden)
                .as("the expected text; -Dgolden.update=true writes it")
                .exists();
        assertThat(value.toYaml()).isEqualTo(Files.readString(golden));
        assertThat(Manifests.read(golden, type).orThrow()).isEqualTo(value);
    }
}
