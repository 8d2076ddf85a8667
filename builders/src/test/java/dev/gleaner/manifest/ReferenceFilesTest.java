package dev.gleaner.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Reference;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Manifests that Harvester and the logging operator publish, among them templates and examples with mistakes. */
class ReferenceFilesTest {
    /** What a strict reading reports: file, severity, code and number. */
    private static final Path REPORTED = Path.of("src/test/resources/dev/gleaner/manifest/reported.tsv");

    @TestFactory
    Stream<DynamicTest> aFileLosesNothing() {
        return tests(ReferenceFilesTest::checkContent);
    }

    /** Each object has the same tree when it is written, also one with unknown fields in a lenient reading. */
    private static void checkContent(Path file) {
        ParsedFile strict = ParsedFile.read(Source.of(file));
        ParsedFile lenient = ParsedFile.readLenient(Source.of(file));

        assertThat(Stream.of(strict, lenient).flatMap(reading -> reading.objects().stream()))
                .allSatisfy(object ->
                        assertThat(object.toTree()).isEqualTo(object.part().tree()));
        assertThat(errors(lenient)).extracting(Violation::code).doesNotContain("field-unknown");
        if (!name(file).endsWith(".tmpl")) {
            assertThat(errors(strict)).containsAll(errors(lenient));
        }
    }

    private static List<Violation> errors(ParsedFile file) {
        return file.violations().stream().filter(Violation::isError).toList();
    }

    @TestFactory
    Stream<DynamicTest> whatIsReportedIsInTheFile() {
        return tests(ReferenceFilesTest::checkPositions);
    }

    private static void checkPositions(Path file) {
        List<String> lines = text(file).lines().toList();

        assertThat(ParsedFile.read(Source.of(file)).violations()).allSatisfy(violation -> {
            assertThat(violation.file()).isEqualTo(file.toString());
            assertThat(violation.position().line()).isBetween(1, lines.size());
            assertThat(violation.position().column())
                    .isBetween(1, lines.get(violation.position().line() - 1).length() + 1);
        });
    }

    private static Stream<DynamicTest> tests(Consumer<Path> check) {
        return Reference.tests(
                () -> files().map(file -> DynamicTest.dynamicTest(name(file), () -> check.accept(file))));
    }

    @Test
    void whatIsReportedIsKnown() throws IOException {
        String reported = files().flatMap(ReferenceFilesTest::reported).collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(REPORTED, reported);
        }
        assertThat(REPORTED).content().isEqualTo(reported);
    }

    private static Stream<String> reported(Path file) {
        Map<String, Long> counts = ParsedFile.read(Source.of(file)).violations().stream()
                .collect(Collectors.groupingBy(
                        violation -> (violation.isError() ? "error" : "warning") + "\t" + violation.code(),
                        TreeMap::new,
                        Collectors.counting()));
        return counts.entrySet().stream().map(count -> name(file) + "\t" + count.getKey() + "\t" + count.getValue());
    }

    private static Stream<Path> files() {
        return Stream.of("samples", "harvester-samples").flatMap(folder -> Stream.of(".yaml", ".yaml.tmpl")
                .flatMap(suffix -> Reference.files(folder, suffix).stream()));
    }

    private static String name(Path file) {
        return Reference.path("").relativize(file).toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
