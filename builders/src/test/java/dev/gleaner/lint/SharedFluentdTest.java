package dev.gleaner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gleaner.document.Source;
import dev.gleaner.document.Violation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which buffers of one fluentd have the same path. */
class SharedFluentdTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: file_single | type: file_single | /buffers/fsb.*.buf",
                "'type: file_single, path: /a/x.*.y' | 'type: file_single, path: /a/z.*' | /a/fsb.*.buf",
                "'type: file_single, path: /a' | 'type: file_single, path: /a' | /a",
                "path: /a | 'type: file, path: /a' | /a"
            })
    void aSecondBufferWithTheSamePathIsRefused(String one, String other, String path) {
        assertThat(errors(one, other))
                .singleElement()
                .asString()
                .contains("Other 'http' plugin already use same buffer path: type = http, buffer path = " + path
                        + "; also used by ClusterOutput a [buffer-path-shared]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: file_single | type: file",
                "type: file_single | 'type: file_single, path: /a'",
                "'type: file_single, path: /a' | 'type: file_single, path: /b'",
                "path: /a | 'type: file_single, path: /a'",
                "path: /a | 'type: memory, path: /a'"
            })
    void otherBuffersHavePathsOfTheirOwn(String one, String other) {
        assertThat(errors(one, other)).isEmpty();
    }

    private static List<String> errors(String one, String other) {
        return Lint.of(Source.of("f", output("a", one) + output("b", other) + """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterFlow
                metadata: {name: all, namespace: cattle-logging-system}
                spec: {globalOutputRefs: [a, b]}
                """)).run().stream()
                .filter(Violation::isError)
                .map(Violation::toString)
                .toList();
    }

    private static String output(String name, String buffer) {
        return """
                apiVersion: logging.banzaicloud.io/v1beta1
                kind: ClusterOutput
                metadata: {name: %s, namespace: cattle-logging-system}
                spec: {http: {endpoint: "http://hook/", buffer: {%s}}}
                ---
                """.formatted(name, buffer);
    }
}
