package dev.gleaner.logging.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.gleaner.document.ManifestReader;
import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import dev.gleaner.logging.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What fluentd says about single fields of outputs, buffers and formats. */
class OutputRulesTest {
    private static final Path CASES =
            Path.of("src", "test", "resources", "dev", "gleaner", "logging", "output", "output-rules.txt");

    /** The outputs, each a line, with their violations, each an indented line that follows. */
    static Stream<Arguments> outputs() throws IOException {
        String cases = Files.readString(CASES).replaceAll("(?m)^(#.*)?\n", "").strip();
        return Stream.of(cases.split("\n(?! )"))
                .map(lines -> List.of(lines.split("\n +")))
                .map(lines -> argumentSet(lines.get(0), lines.get(0), lines.subList(1, lines.size())));
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void anOutputHasTheseViolations(String output, List<String> violations) {
        assertThat(read(output))
                .isEqualTo(violations.stream()
                        .map(violation -> "spec." + violation)
                        .toList());
    }

    /** The violations without their positions. */
    private static List<String> read(String output) {
        String manifest = """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: Output
                metadata: {name: sample}
                spec: {%s}
                """.formatted(output);
        return ManifestReader.strict().read(Source.of("output.yaml", manifest), Output.class).violations().stream()
                .map(Violation::toString)
                .map(violation -> violation.replaceFirst("^output\\.yaml:\\d+:\\d+: ", ""))
                .toList();
    }
}
